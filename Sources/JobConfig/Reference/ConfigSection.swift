/// The keys that a map may have.
struct ConfigSection: Sendable {
    let id: SectionID
    let keys: [ConfigKey]
    private let byName: [String: ConfigKey]

    init(id: SectionID, keys: [ConfigKey]) {
        self.id = id
        self.keys = keys
        byName = Dictionary(keys.map { ($0.name, $0) }) { first, _ in first }
    }

    subscript(name: String) -> ConfigKey? { byName[name] }

    /// The section below a key of this one.
    func section(_ name: String) -> ConfigSection {
        ConfigReference.section(id.path.isEmpty ? name : id.path + "." + name, of: id.file)
    }

    /// The section as a person would write it: `retry_policies.NAME.backoff`.
    var title: String { id.path.split(separator: ".").map { $0 == "*" ? "NAME" : $0 }.joined(separator: ".") }
}
