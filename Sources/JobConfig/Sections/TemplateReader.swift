import JSONTree
import JobDiagnostics
import SourceMarks
import YAMLTree

/// Reads `args:` of a schedule.
struct TemplateReader {
    /// The arguments with the places in them.
    struct Result {
        var template: Marked<ArgumentTemplate>
        var fields: [String: Location] = [:]
        var placeholders: [Marked<Placeholder>] = []
    }

    private var placeholders: [Marked<Placeholder>] = []
    private var isWhole = true

    static func read(_ schedule: MappingReader) -> Result {
        guard let node = schedule["args"] else { return Result(template: schedule.missing(.object([]))) }
        var marked = node.marked(ArgumentTemplate.object([]))
        guard let mapping = node.node.mapping else {
            node.reportType(expected: "a map of arguments")
            marked.isUnreadable = true
            return Result(template: marked)
        }
        var reader = TemplateReader()
        marked.value = reader.template(node)
        marked.isUnreadable = !reader.isWhole
        let fields = mapping.entries.map { ($0.key, node.context.location($0.keySpan)) }
        return Result(
            template: marked, fields: Dictionary(fields) { first, _ in first }, placeholders: reader.placeholders)
    }

    private mutating func template(_ node: NodeReader) -> ArgumentTemplate {
        switch node.node.content {
        case .scalar(let scalar): return scalar.text.contains("{{") ? text(scalar, node) : literal(scalar, node)
        case .sequence(let elements):
            return .array(elements.map { template(node.child($0, name: node.name)) })
        case .mapping(let mapping):
            return .object(mapping.entries.map { .init(key: $0.key, value: template(node.child($0))) })
        }
    }

    private func literal(_ scalar: YAMLScalar, _ node: NodeReader) -> ArgumentTemplate {
        node.warnOfAmbiguity(scalar)
        return .literal(JSONValue(scalar))
    }

    /// Splits a text at its placeholders.
    private mutating func text(_ scalar: YAMLScalar, _ node: NodeReader) -> ArgumentTemplate {
        let scalars = Array(scalar.text.unicodeScalars)
        var pieces: [ArgumentTemplate.Piece] = []
        var literal = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "{", index + 1 < scalars.count, scalars[index + 1] == "{" else {
                literal.append(scalars[index])
                index += 1
                continue
            }
            let end = (index + 2..<scalars.count).first {
                scalars[$0] == "}" && $0 + 1 < scalars.count && scalars[$0 + 1] == "}"
            }
            guard let end else {
                fail(
                    ReadingCode.placeholderSyntax, "'{{' has no '}}'", index..<scalars.count, node,
                    help: "close it with }}")
                break
            }
            if !literal.isEmpty { pieces.append(.literal(String(literal))) }
            literal = .init()
            if let placeholder = placeholder(scalars, (index + 2)..<end, node) {
                pieces.append(.placeholder(placeholder))
            }
            index = end + 2
        }
        if !literal.isEmpty { pieces.append(.literal(String(literal))) }
        if pieces.count == 1, case .placeholder(let only) = pieces[0] { return .placeholder(only) }
        return .text(pieces)
    }

    private mutating func placeholder(
        _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ node: NodeReader
    ) -> Placeholder? {
        var inner = range
        while let first = inner.first, scalars[first] == " " { inner.removeFirst() }
        while let last = inner.last, scalars[last] == " " { inner.removeLast() }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[inner])
        let name = String(view)
        guard !name.isEmpty else {
            fail(
                ReadingCode.placeholderSyntax, "a placeholder is empty",
                (range.lowerBound - 2)..<(range.upperBound + 2),
                node, help: "write one such as {{slot.date}}")
            return nil
        }
        guard let placeholder = Placeholder(name), Self.isName(name) else {
            let near = Suggestion.closest(to: name, among: Placeholder.fixedNames)
            fail(
                ReadingCode.unknownPlaceholder, "there is no placeholder '\(name)'", inner, node,
                help: near.map { "did you mean '\($0)'?" }
                    ?? "placeholders are \(Placeholder.fixedNames.listed), and user.COLUMN")
            return nil
        }
        let span = node.node.span(ofScalars: inner, in: node.context.file) ?? node.node.span
        placeholders.append(
            Marked(placeholder, at: node.context.location(span), usedAt: node.usedAt.map(node.context.location)))
        return placeholder
    }

    private static func isName(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
    }

    private mutating func fail(
        _ code: DiagnosticCode, _ message: String, _ part: Range<Int>, _ node: NodeReader, help: String
    ) {
        isWhole = false
        node.report(code, message, part: part, help: help)
    }
}
