import JobDiagnostics
import SourceMarks
import YAMLTree

/// A value with what is needed to report about it.
struct NodeReader {
    let node: YAMLNode
    let context: SourceContext
    /// The key before it, or what else it may be called in a message.
    let name: String
    /// Where the key is written; nil for an element of a list.
    let keySpan: SourceSpan?
    /// Where an alias or a merge key brought it in, if one did, here or further out.
    let usedAt: SourceSpan?

    init(_ node: YAMLNode, name: String, keySpan: SourceSpan?, context: SourceContext, usedAt: SourceSpan? = nil) {
        self.node = node
        self.context = context
        self.name = name
        self.keySpan = keySpan
        // The outermost use is the one nearest to the reader of the file.
        self.usedAt = usedAt ?? node.usedAt
    }

    /// Where the value is written.
    var location: Location { context.location(node.span) }

    /// Where something missing inside is reported: the key, else the value's first character.
    var headLocation: Location {
        if let keySpan { return context.location(keySpan) }
        return context.location(node.mapping == nil ? node.span : node.span.part(offset: 0, length: 1))
    }

    /// An element or an entry's value inside.
    func child(_ node: YAMLNode, name: String, keySpan: SourceSpan? = nil) -> NodeReader {
        NodeReader(node, name: name, keySpan: keySpan, context: context, usedAt: usedAt)
    }

    /// An entry's value inside.
    func child(_ entry: YAMLMapping.Entry) -> NodeReader {
        child(entry.value, name: entry.key, keySpan: entry.keySpan)
    }

    /// A value with this place.
    func marked<Value: Sendable>(_ value: Value) -> Marked<Value> {
        Marked(value, at: location, usedAt: usedAt.map(context.location))
    }

    // MARK: Reporting

    /// Reports an error in the value, or in the part of its text that is given in Unicode scalars.
    func report(
        _ code: DiagnosticCode, _ message: String, part: Range<Int>? = nil, help: String? = nil,
        related: [Diagnostic.Related] = []
    ) {
        report(code, .error, message, part: part, help: help, related: related)
    }

    /// Reports something about the value, or about the part of its text that is given in Unicode scalars.
    func report(
        _ code: DiagnosticCode, _ severity: Severity, _ message: String, part: Range<Int>? = nil,
        help: String? = nil, related: [Diagnostic.Related] = []
    ) {
        let span = part.flatMap { node.span(ofScalars: $0, in: context.file) } ?? node.span
        report(code, severity, message, at: context.location(span), help: help, related: related)
    }

    /// Reports an error at another place inside the value, such as a key.
    func report(
        _ code: DiagnosticCode, _ message: String, at location: Location, help: String? = nil,
        related: [Diagnostic.Related] = []
    ) {
        report(code, .error, message, at: location, help: help, related: related)
    }

    /// Reports something at another place inside the value, such as a key.
    func report(
        _ code: DiagnosticCode, _ severity: Severity, _ message: String, at location: Location,
        help: String? = nil, related: [Diagnostic.Related] = []
    ) {
        var related = related
        if let usedAt { related.append(.init("used here", at: context.location(usedAt))) }
        context.findings.add(Diagnostic(code, severity, message, at: location, help: help, related: related))
    }

    /// Reports a value of the wrong type.
    func reportType(expected: String, help: String? = nil) {
        guard !node.isNull else { return reportEmpty(expected: expected) }
        report(ReadingCode.wrongType, "expected \(expected), found \(node.kindInWords)", help: help)
    }

    /// Reports a key without a value.
    func reportEmpty(expected: String) {
        let help = expected.hasPrefix("a map") ? "write {}, or remove the key" : "write \(expected), or remove the key"
        let place = node.scalar?.text.isEmpty == true ? headLocation : location
        report(ReadingCode.emptyValue, "'\(name)' has no value", at: place, help: help)
    }
}
