import JSONTree
import JobModel

/// The metadata of a job that a schedule made.
enum SlotMetadata {
    /// The text of one JSON object.
    ///
    /// - Parameters:
    ///   - isPerUser: whether each subject has a job of its own.
    ///   - isGuarded: whether jobs of the schedule wait for each other.
    ///   - revision: the config revision that made the job, if there are revisions.
    static func text(schedule: String, slot: String, isPerUser: Bool, isGuarded: Bool, revision: String?) -> SubjectText
    {
        var text = SubjectText()
        text.append("{" + member(MetadataKey.schedule, schedule) + "," + member(MetadataKey.slot, slot))
        if isPerUser {
            text.append("," + JSONValue.string(MetadataKey.subject).text + ":\"")
            text.append(fragment: .id)
            text.append("\"")
        }
        if isGuarded { text.append("," + JSONValue.string(MetadataKey.guarded).text + ":true") }
        if let revision { text.append("," + member(MetadataKey.revision, revision)) }
        text.append("}")
        return text
    }

    private static func member(_ key: String, _ value: String) -> String {
        JSONValue.string(key).text + ":" + JSONValue.string(value).text
    }
}
