import JSONTree
import JobModel

/// The metadata of a job that a schedule made.
package enum SlotMetadata {
    /// The text of one JSON object.
    ///
    /// - Parameters:
    ///   - subject: the subject's id as text, nil for schedules without subjects.
    ///   - revision: the config revision that made the job, if there are revisions.
    package static func text(schedule: String, slot: String, subject: String?, revision: String? = nil) -> String {
        var metadata: JSONObject = [
            MetadataKey.schedule: .string(schedule), MetadataKey.slot: .string(slot),
        ]
        if let subject { metadata[MetadataKey.subject] = .string(subject) }
        if let revision { metadata[MetadataKey.revision] = .string(revision) }
        return JSONValue.object(metadata).text
    }
}
