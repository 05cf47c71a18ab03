/// Every key of the two files: what the readers go by, and what the reference and the editors' schemas are made of.
package enum ConfigReference {
    /// All keys, in the order of the reference.
    package static let entries: [ConfigKey] =
        processKeys + queueKeys + retryKeys + jobKeys + pluginKeys + environmentKeys + scheduleKeys

    /// Durations that must be more than nothing.
    static let moment = Duration.milliseconds(1)

    private static let sections: [SectionID: ConfigSection] = Dictionary(grouping: entries) {
        SectionID(file: $0.file, path: $0.parent)
    }.reduce(into: [:]) { $0[$1.key] = ConfigSection(id: $1.key, keys: $1.value) }

    private static let parents: [String: [ConfigKey]] = Dictionary(grouping: entries, by: \.name)

    /// The keys directly below a path; none for a path without.
    static func section(_ path: String, of file: ConfigKey.File) -> ConfigSection {
        let id = SectionID(file: file, path: path)
        return sections[id] ?? ConfigSection(id: id, keys: [])
    }

    /// Where a key of this name is known, apart from names of one's own choice.
    static func places(of name: String) -> [ConfigKey] {
        name == "*" ? [] : parents[name] ?? []
    }
}
