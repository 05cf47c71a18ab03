import JobTime

/// `--simulate-downtime A..B`.
enum DowntimeRange {
    private static let form = "write FROM..TO, such as 2026-11-24T05:00..2026-11-24T09:30 or now..+4h"

    /// - Throws: `CommandFailure` marking the part that is wrong.
    static func parse(
        _ text: String, window: Range<Timestamp>, now: Timestamp, rules: ZoneRules
    ) throws -> Range<Timestamp> {
        guard let dots = text.firstRange(of: "..") else {
            throw failure(text, offset: 0, length: text.count, "a downtime has two ends", help: form)
        }
        let start = try moment(text, text.startIndex..<dots.lowerBound, now: now, rules: rules)
        let end = try moment(text, dots.upperBound..<text.endIndex, now: now, rules: rules)
        guard start < end else {
            throw failure(
                text, offset: 0, length: text.count, "the downtime ends before it begins",
                help: "\(start.rfc3339()) is not before \(end.rfc3339())")
        }
        guard start < window.upperBound, end > window.lowerBound else {
            throw failure(
                text, offset: 0, length: text.count,
                "the downtime, \(start.rfc3339()) to \(end.rfc3339()), lies outside the window",
                help:
                    "the window is \(window.lowerBound.rfc3339()) to \(window.upperBound.rfc3339()); a time without a "
                    + "date is today's")
        }
        return start..<end
    }

    private static func moment(
        _ text: String, _ part: Range<String.Index>, now: Timestamp, rules: ZoneRules
    ) throws -> Timestamp {
        do throws(WhenError) {
            return try WhenExpression.parse(String(text[part]), now: now, in: rules).start
        } catch {
            let offset = text.distance(from: text.startIndex, to: part.lowerBound) + error.offset
            throw failure(text, offset: offset, length: error.length, error.message, help: error.help)
        }
    }

    private static func failure(
        _ text: String, offset: Int, length: Int, _ message: String, help: String?
    ) -> CommandFailure {
        MarkedText.failure(
            option: "--simulate-downtime", text: text, offset: offset, length: length, message: message, help: help)
    }
}
