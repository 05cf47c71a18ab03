import JobDiagnostics
import SourceMarks
import YAMLTree

/// Finds the `# runner: allow CODE` comments of a file.
struct AllowanceReader {
    private let context: SourceContext
    private var allowances: [Allowance] = []
    /// Lines on which nothing but a comment stands.
    private let lonely: Set<Int>

    static func read(_ comments: [YAMLComment], context: SourceContext) -> [Allowance] {
        var reader = AllowanceReader(comments, context)
        for comment in comments { reader.read(comment) }
        return reader.allowances
    }

    private init(_ comments: [YAMLComment], _ context: SourceContext) {
        self.context = context
        lonely = Set(comments.filter { Self.standsAlone($0, context.file) }.map(\.span.start.line))
    }

    private static func standsAlone(_ comment: YAMLComment, _ file: SourceFile) -> Bool {
        let line = file.line(comment.span.start.line) ?? ""
        return line.unicodeScalars.prefix(comment.span.start.column - 1).allSatisfy { $0 == " " || $0 == "\t" }
    }

    private mutating func read(_ comment: YAMLComment) {
        let words = CommentWords(comment, context.file)
        guard let first = words.list.first, first.text.lowercased() == "runner:" else { return }
        let rest = words.list.dropFirst()
        guard let verb = rest.first, verb.text == "allow" else {
            let near = rest.first.flatMap { Suggestion.closest(to: $0.text, among: ["allow"]) }
            return malformed(
                "a 'runner:' comment must go on with 'allow'", at: rest.first?.span ?? first.span,
                help: near == nil ? "write # runner: allow RJ000" : "did you mean allow?")
        }
        var codes = rest.dropFirst()[...]
        var found: [CommentWords.Word] = []
        while let word = codes.first, word.isCode || found.isEmpty || found.last?.endsInComma == true {
            codes = codes.dropFirst()
            guard word.isCode else {
                return malformed("\"\(word.text)\" is not a code", at: word.span, help: "codes look like RJ204")
            }
            found.append(word)
        }
        guard !found.isEmpty else {
            return malformed("'allow' says no code", at: verb.span, help: "write # runner: allow RJ000")
        }
        let reason = codes.map(\.text).joined(separator: " ").trimmingDashes
        for word in found {
            allowances.append(
                Allowance(
                    code: DiagnosticCode(word.code), location: context.location(word.span), line: target(of: comment),
                    reason: reason.isEmpty ? nil : reason))
        }
    }

    /// The comment's own line, or, if it stands alone, the next that holds more than a comment.
    private func target(of comment: YAMLComment) -> Int {
        var line = comment.span.start.line
        while lonely.contains(line) { line += 1 }
        return line
    }

    private func malformed(_ message: String, at span: SourceSpan, help: String) {
        context.findings.add(
            Diagnostic(ReadingCode.allowMalformed, .warning, message, at: context.location(span), help: help))
    }
}

extension String {
    /// Without what separates a reason from the codes before it.
    fileprivate var trimmingDashes: String {
        String(drop { "-–—: ".contains($0) })
    }
}
