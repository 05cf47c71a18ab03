import JSONTree
import JobModel

/// What a job's metadata says of the slot that made it.
enum SlotOfJob {
    /// The slot's text, if a schedule made the job.
    static func text(in metadata: String) -> String? {
        guard metadata.count > 2, let object = try? JSONValue(parsing: metadata).object else { return nil }
        return object[MetadataKey.slot]?.string
    }
}
