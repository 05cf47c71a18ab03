import SourceMarks

/// A line of a file, or of a very long one the part around a mark.
struct VisibleLine {
    /// How many scalars of a longer line are shown.
    private static let window = 120
    /// How many of them stand before the mark.
    private static let windowLead = 40

    /// How many scalars the whole line has.
    let count: Int
    /// Which of them are shown.
    let range: Range<Int>
    private let scalars: [Unicode.Scalar]

    /// Takes the part around a scalar, counted from 0, of a 1-based line.
    init(of file: SourceFile, _ number: Int, around column: Int) {
        count = file.length(ofLine: number)
        if count > Self.window {
            let start = max(0, min(column - Self.windowLead, count - Self.window))
            range = start..<(start + Self.window)
        } else {
            range = 0..<count
        }
        scalars = file.scalars(ofLine: number, in: range)
    }

    /// Whether nothing is left out.
    var isWhole: Bool { range.count == count }

    /// The part with control characters made visible, and dots where something is left out.
    var text: String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars.map(DisplayWidth.printable))
        return (range.lowerBound > 0 ? "…" : "") + String(result) + (range.upperBound < count ? "…" : "")
    }

    /// Scalars by their place in the whole line, all of which must be in `range`.
    subscript(part: Range<Int>) -> ArraySlice<Unicode.Scalar> {
        scalars[(part.lowerBound - range.lowerBound)..<(part.upperBound - range.lowerBound)]
    }
}
