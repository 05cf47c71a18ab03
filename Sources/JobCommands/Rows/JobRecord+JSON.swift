import JSONTree
import JobModel
import JobTime

extension JobRecord {
    /// The job as `jobs show` and `jobs list` print it.
    var json: JSONValue {
        [
            "id": JSONValue(id), "kind": .string(kind.rawValue), "queue": .string(queue),
            "state": .string(state.rawValue), "priority": JSONValue(priority), "attempt": JSONValue(attempt),
            "max_attempts": JSONValue(maxAttempts), "args": arguments, "metadata": .object(metadata),
            "tags": .array(tags.map(JSONValue.string)), "errors": .array(errors.map(\.json)),
            "attempted_by": .array(attemptedBy.map(JSONValue.string)), "created_at": createdAt.json,
            "scheduled_at": scheduledAt.json, "attempted_at": JSONValue(attemptedAt),
            "finalized_at": JSONValue(finalizedAt), "unique_key": uniqueKey.map { .string($0.hex) } ?? .null,
            "schedule": metadata[MetadataKey.schedule] ?? .null, "slot": metadata[MetadataKey.slot] ?? .null,
            "subject": metadata[MetadataKey.subject] ?? .null, "revision": metadata[MetadataKey.revision] ?? .null,
        ]
    }
}

extension AttemptError {
    fileprivate var json: JSONValue {
        ["at": at.json, "attempt": JSONValue(attempt), "error": .string(error), "trace": .string(trace)]
    }
}

extension Timestamp {
    /// RFC 3339 text.
    var json: JSONValue { .string(rfc3339()) }
}

extension JSONValue {
    /// RFC 3339 text, or null.
    init(_ timestamp: Timestamp?) {
        self = timestamp?.json ?? .null
    }
}

extension [UInt8] {
    /// Lower-case hexadecimal digits.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
