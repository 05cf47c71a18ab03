import SourceMarks
import YAMLTree

extension YAMLNode {
    /// Where a part of a scalar's text is written; nil if escapes, folding or several lines stand between text and
    /// source.
    func span(ofScalars part: Range<Int>, in file: SourceFile) -> SourceSpan? {
        guard let scalar, span.start.line == span.end.line, !part.isEmpty else { return nil }
        let text = scalar.text.unicodeScalars
        let quotes: Int
        switch scalar.style {
        case .plain: quotes = 0
        case .singleQuoted, .doubleQuoted: quotes = 1
        case .literal, .folded: return nil
        }
        let source = file.text(from: span.start.offset + quotes, to: span.end.offset - quotes)
        guard part.upperBound <= text.count, source == scalar.text else { return nil }
        let head = text.prefix(part.lowerBound).reduce(quotes) { $0 + UTF8.width($1) }
        let length = text.dropFirst(part.lowerBound).prefix(part.count).reduce(0) { $0 + UTF8.width($1) }
        let start = SourcePosition(
            line: span.start.line, column: span.start.column + quotes + part.lowerBound,
            offset: span.start.offset + head)
        let end = SourcePosition(
            line: start.line, column: start.column + part.count, offset: start.offset + length)
        return SourceSpan(start: start, end: end)
    }
}
