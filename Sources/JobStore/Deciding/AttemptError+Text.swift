package import JSONTree
package import JobModel
import JobTime

extension AttemptError {
    /// The JSON text of an element of `errors`.
    ///
    /// NUL becomes U+FFFD: PostgreSQL's JSON cannot hold it, and a job reads alike from both stores.
    package var jsonText: String {
        JSONValue.object([
            "at": .string(at.rfc3339()), "attempt": JSONValue(attempt), "error": .string(Self.storable(error)),
            "trace": .string(Self.storable(trace)),
        ]).text
    }

    /// Reads an element; what other programs wrote differently becomes as much of an error as can be made of it.
    package init(stored value: JSONValue) {
        self.init(
            at: value["at"]?.string.flatMap { Timestamp(rfc3339: $0) } ?? Timestamp(microseconds: 0),
            attempt: Int(value["attempt"]?.int64 ?? 0), error: value["error"]?.string ?? value.text,
            trace: value["trace"]?.string ?? "")
    }

    private static func storable(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
    }
}
