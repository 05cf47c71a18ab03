import JobDiagnostics
import SourceMarks

/// Which keys may stand together.
extension MappingReader {
    /// Reports all but the first of the keys that are there; gives the first.
    func only(oneOf keys: [String]) -> String? {
        let present = keys.filter { self[$0] != nil }.sorted { position($0) < position($1) }
        for other in present.dropFirst() {
            reader.report(
                ReadingCode.exclusiveKeys, "'\(other)' cannot stand beside '\(present[0])' in \(title)",
                at: keyLocation(other), help: "keep one of the two",
                related: [.init("'\(present[0])' is here", at: keyLocation(present[0]))])
        }
        return present.first
    }

    /// Reports keys that mean nothing next to the others.
    func refuse(_ keys: [String], because reason: (String) -> String, help: String) {
        for key in keys where self[key] != nil {
            reader.report(ReadingCode.keyNotApplicable, reason(key), at: keyLocation(key), help: help)
        }
    }

    /// Reports that none of some keys is there.
    func reportMissing(oneOf keys: [String], help: String) {
        guard reader.context.isComplete else { return }
        let names = keys.map { "'\($0)'" }
        let list = names.dropLast().joined(separator: ", ") + (names.count > 1 ? " nor " : "") + (names.last ?? "")
        let message = names.count > 1 ? "\(title) has neither \(list)" : "\(title) has no \(list)"
        reader.report(ReadingCode.missingKey, message, at: reader.headLocation, help: help)
    }

    private func position(_ key: String) -> Int { keyLocation(key).span.start.offset }
}
