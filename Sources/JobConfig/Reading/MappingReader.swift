import JSONTree
import JobDiagnostics
import JobTime
import SourceMarks
import YAMLTree

/// A map with fixed keys: says which are unknown or missing, and hands out the others with the reference's ranges and
/// defaults.
struct MappingReader {
    let reader: NodeReader
    let section: ConfigSection
    private let mapping: YAMLMapping

    /// Nil for anything that is no map, which is reported.
    init?(_ reader: NodeReader, _ section: ConfigSection) {
        guard let mapping = reader.node.mapping else {
            let keys = section.keys.map(\.name).listed
            reader.reportType(expected: "a map with \(section.keys.count == 1 ? "the key" : "keys such as") \(keys)")
            return nil
        }
        self.reader = reader
        self.section = section
        self.mapping = mapping
        reportUnknownKeys()
        reportMissingKeys()
    }

    /// A map without entries, in the place of one that is missing or unreadable.
    init(emptyIn reader: NodeReader, _ section: ConfigSection) {
        self.reader = reader
        self.section = section
        mapping = YAMLMapping([])
    }

    /// A section, or one with nothing but defaults if it is missing or, which is reported, no map.
    func sectionOrEmpty(_ key: String) -> MappingReader {
        section(key) ?? MappingReader(emptyIn: self[key] ?? reader, section.section(key))
    }

    /// A section, if it is there and a map.
    func section(_ key: String) -> MappingReader? {
        self[key].flatMap { MappingReader($0, section.section(key)) }
    }

    /// The value of a key, if it is there.
    subscript(key: String) -> NodeReader? {
        mapping[key].map(reader.child)
    }

    /// Where a key is written.
    func keyLocation(_ key: String) -> Location {
        mapping[key].map { reader.context.location($0.keySpan) } ?? reader.headLocation
    }

    // MARK: Values

    /// What `read` makes of a key's value; nil if it is missing, and a stand-in if it cannot be read.
    func optional<Value: Sendable>(
        _ key: String, standIn: @autoclosure () -> Value, _ read: (NodeReader) -> Value?
    ) -> Marked<Value>? {
        guard let child = self[key] else { return nil }
        if let value = read(child) { return child.marked(value) }
        var marked = child.marked(standIn())
        marked.isUnreadable = true
        return marked
    }

    /// What `read` makes of a key's value; the default if it is missing, or cannot be read.
    func value<Value: Sendable>(
        _ key: String, default fallback: @autoclosure () -> Value, _ read: (NodeReader) -> Value?
    ) -> Marked<Value> {
        optional(key, standIn: fallback(), read) ?? missing(fallback())
    }

    /// A default, with the place that leaves the value out.
    func missing<Value: Sendable>(_ value: Value) -> Marked<Value> {
        Marked(value, at: reader.headLocation, isDefault: true)
    }

    // MARK: Findings about the keys

    private func reportUnknownKeys() {
        for entry in mapping.entries where section[entry.key] == nil && !entry.key.hasPrefix("x-") {
            var related: [Diagnostic.Related] = []
            if let mergedAt = entry.mergedAt {
                related.append(.init("used here", at: reader.context.location(mergedAt)))
            }
            reader.report(
                ReadingCode.unknownKey, "unknown key '\(entry.key)'\(inSection)",
                at: reader.context.location(entry.keySpan), help: help(forUnknown: entry.key), related: related)
        }
    }

    private var inSection: String {
        section.id.path.isEmpty ? "" : " in '\(section.title)'"
    }

    private func help(forUnknown key: String) -> String {
        let free = section.keys.map(\.name).filter { mapping[$0] == nil }
        if let near = Suggestion.closest(to: key, among: free) { return "did you mean '\(near)'?" }
        let places = ConfigReference.places(of: key).filter { !$0.path.hasPrefix("environments.") }
        if let place = places.first(where: { $0.file == section.id.file }) ?? places.first {
            let above = ConfigReference.section(place.parent, of: place.file).title
            let file = "\(place.file.rawValue).yaml"
            if above.isEmpty { return "this key belongs at the top of \(file)" }
            return "this key belongs under '\(above)'" + (place.file == section.id.file ? "" : " in \(file)")
        }
        return "known here: \(section.keys.map(\.name).listed)"
    }

    private func reportMissingKeys() {
        guard reader.context.isComplete else { return }
        for key in section.keys where key.isRequired && mapping[key.name] == nil {
            let help =
                key.defaultNote ?? "add '\(key.name)': \(key.summary.prefix(1).lowercased() + key.summary.dropFirst())"
            reader.report(
                ReadingCode.missingKey, "\(title) has no '\(key.name)'", at: reader.headLocation, help: help)
        }
    }

    /// What the map is called in messages.
    var title: String {
        section.id.path.isEmpty ? "\(section.id.file.rawValue).yaml" : "'\(reader.name)'"
    }
}
