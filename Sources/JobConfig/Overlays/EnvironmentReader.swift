import JobDiagnostics
import JobModel
import SourceMarks
import YAMLTree

/// Reads `environments:`: what each lays over the base.
struct EnvironmentReader {
    /// One environment as it is written.
    struct Overlay {
        var name: Marked<String>
        /// The sections of `jobs.yaml` that it changes; nil if it is no map.
        var sections: YAMLMapping?
        /// Schedules to switch on or off.
        var enabled: [String: Marked<Bool>] = [:]
    }

    let root: MappingReader
    /// The ids there are; nil if they are not known.
    let schedules: Set<String>?

    func names() -> [Marked<String>] {
        guard let mapping = root["environments"]?.node.mapping else { return [] }
        return mapping.entries.filter { !$0.key.hasPrefix("x-") }.map {
            Marked($0.key, at: root.reader.context.location($0.keySpan))
        }
    }

    /// Reports a section that is no map and names that are none; for the base only.
    func entries() -> [(name: Marked<String>, value: NodeReader)] {
        root["environments"]?.named(.identifier, what: "environments by name") ?? []
    }

    /// Reads one environment; reports go to the context of `value`.
    func overlay(_ name: Marked<String>, _ value: NodeReader) -> Overlay {
        var overlay = Overlay(name: name)
        guard let mapping = value.node.mapping else {
            value.reportType(expected: "a map of what differs")
            return overlay
        }
        let allowed = root.section.section("environments").section("*")
        var sections: [YAMLMapping.Entry] = []
        for entry in mapping.entries where !entry.key.hasPrefix("x-") {
            let child = value.child(entry)
            if entry.key == "schedules" {
                overlay.enabled = switches(child, allowed.section("schedules").section("*"))
            } else if allowed[entry.key] == nil {
                reportSection(entry, child, allowed)
            } else {
                reportVoidRemovals(entry.value, over: root[entry.key]?.node, child)
                sections.append(entry)
            }
        }
        overlay.sections = YAMLMapping(sections)
        return overlay
    }

    private func reportSection(_ entry: YAMLMapping.Entry, _ child: NodeReader, _ allowed: ConfigSection) {
        let names = allowed.keys.map(\.name)
        let isSection = root.section[entry.key] != nil
        let near = Suggestion.closest(to: entry.key, among: names)
        child.report(
            isSection ? ReadingCode.overlaySection : ReadingCode.unknownKey,
            isSection ? "an environment cannot change '\(entry.key)'" : "unknown key '\(entry.key)' in an environment",
            at: child.headLocation,
            help: !isSection && near != nil ? "did you mean '\(near ?? "")'?" : "it can change \(names.listed)")
    }

    // MARK: Schedules

    private func switches(_ node: NodeReader, _ section: ConfigSection) -> [String: Marked<Bool>] {
        var result: [String: Marked<Bool>] = [:]
        lazy var ids = schedules?.sorted() ?? []
        lazy var known = KnownNames(ids)
        var budget = KnownNames.standardBudget
        for (id, value) in node.named(.identifier, what: "schedules by id") ?? [] {
            if let schedules, !schedules.contains(id.value) {
                let near = known.closest(to: id.value, budget: &budget)
                value.report(
                    ReadingCode.overlayUnknownSchedule, "there is no schedule '\(id.value)'", at: id.location,
                    help: near.map { "did you mean '\($0)'?" } ?? "schedules are \(ids.listed)")
            }
            guard let map = MappingReader(value, section) else { continue }
            let enabled = map.boolean("enabled")
            if !enabled.isDefault, !enabled.isUnreadable { result[id.value] = enabled }
        }
        return result
    }

    // MARK: Null

    private func reportVoidRemovals(_ overlay: YAMLNode, over base: YAMLNode?, _ reader: NodeReader) {
        if overlay.isNull {
            guard base == nil else { return }
            reader.report(
                ReadingCode.overlayRemovesNothing, .warning, "there is no '\(reader.name)' to remove",
                at: reader.headLocation, help: "remove the line")
            return
        }
        for entry in overlay.mapping?.entries ?? [] where !entry.key.hasPrefix("x-") {
            reportVoidRemovals(entry.value, over: base?.mapping?[entry.key]?.value, reader.child(entry))
        }
    }
}
