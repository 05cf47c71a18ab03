extension Unicode.Scalar {
    /// 0 to 9, and none of the other digits of Unicode.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }

    /// A to Z in either case.
    var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}

extension Sequence<Unicode.Scalar> {
    /// These scalars as a string.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}
