import JSONTree
import JobModel

/// Keys to be merged into a job's metadata.
package struct MetadataPatch: Sendable {
    /// The keys, or nil if there is nothing to merge.
    private let object: JSONObject?

    /// Reads the text of a JSON object.
    /// - Throws: `StoreError` with the code `invalid` if it is anything else.
    package init(_ text: String?) throws {
        guard let text else {
            object = nil
            return
        }
        guard let object = (try? JSONValue(parsing: text))?.object else {
            throw StoreError(.invalid, "the metadata of an ended attempt is not a JSON object")
        }
        self.object = object.isEmpty ? nil : object
    }

    /// Whether it changes nothing.
    package var isEmpty: Bool { object == nil }

    /// The stored object with the keys merged shallowly, or nil if nothing changes.
    ///
    /// Text that another program wrote and that cannot be read stays as it is: one such row must not keep a batch
    /// of ended attempts from being written.
    package func merged(into stored: String, snoozing: Bool = false) -> String? {
        guard object != nil || snoozing, var metadata = (try? JSONValue(parsing: stored))?.object else { return nil }
        for member in object?.members ?? [] { metadata[member.key] = member.value }
        if snoozing {
            metadata[MetadataKey.snoozes] = JSONValue((metadata[MetadataKey.snoozes]?.int64 ?? 0) + 1)
        }
        return JSONValue.object(metadata).text
    }
}
