import YAMLTree

extension YAMLNode {
    /// What the value is, for the end of "expected …, found".
    var kindInWords: String {
        switch content {
        case .sequence: return "a list"
        case .mapping: return "a map"
        case .scalar(let scalar):
            if scalar.isNull { return "nothing" }
            if scalar.bool != nil { return scalar.text }
            if scalar.double != nil { return "the number \(scalar.text)" }
            return "text \(scalar.shortQuoted)"
        }
    }
}

extension YAMLScalar {
    /// The text in quotes, cut if it is long.
    var shortQuoted: String {
        let limit = 60
        guard text.unicodeScalars.count > limit else { return quoted }
        return YAMLScalar(String(text.unicodeScalars.prefix(limit)), style: style).quoted + "…"
    }
}
