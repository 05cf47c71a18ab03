import SourceMarks
import YAMLTree

/// The words of a comment with their places.
struct CommentWords {
    struct Word {
        var text: String
        var span: SourceSpan

        /// The word without commas at its end.
        var code: String { String(text.prefix { $0 != "," }) }
        var endsInComma: Bool { text.hasSuffix(",") }

        /// `RJ` and three digits.
        var isCode: Bool {
            let bytes = Array(code.utf8)
            return bytes.count == 5 && code.hasPrefix("RJ")
                && bytes.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
        }
    }

    private(set) var list: [Word] = []

    init(_ comment: YAMLComment, _ file: SourceFile) {
        let source = file.text(from: comment.span.start.offset, to: comment.span.end.offset).unicodeScalars
        var place = comment.span.start
        var word = String.UnicodeScalarView()
        var start = place
        for scalar in source {
            let isSpace = scalar == " " || scalar == "\t" || scalar == "#" && list.isEmpty && word.isEmpty
            if isSpace {
                finish(&word, from: start, to: place)
            } else {
                if word.isEmpty { start = place }
                word.append(scalar)
            }
            place.column += 1
            place.offset += UTF8.width(scalar)
        }
        finish(&word, from: start, to: place)
    }

    private mutating func finish(
        _ word: inout String.UnicodeScalarView, from start: SourcePosition, to end: SourcePosition
    ) {
        guard !word.isEmpty else { return }
        list.append(Word(text: String(word), span: SourceSpan(start: start, end: end)))
        word = .init()
    }
}
