import JobTime

/// The window of a plan, out of `--at` and `--for`.
enum PlanWindow {
    /// A longer window would be a mistake more often than a wish.
    static let longest: Duration = .seconds(366 * 86_400 + 86_400)

    /// - Throws: `CommandFailure` marking the part that cannot be read.
    static func parse(at: String, length: String?, now: Timestamp, rules: ZoneRules) throws -> Range<Timestamp> {
        let when: WhenExpression
        do {
            when = try WhenExpression.parse(at, now: now, in: rules)
        } catch {
            throw MarkedText.failure(
                option: "--at", text: at, offset: error.offset, length: error.length, message: error.message,
                help: error.help)
        }
        guard let length else {
            return when.start..<(when.end ?? when.start.advanced(by: .seconds(86_400)))
        }
        let duration: Duration
        do {
            duration = try DurationText.parse(length, allowingZero: false)
        } catch {
            throw MarkedText.failure(
                option: "--for", text: length, offset: error.offset, length: error.length, message: error.message,
                help: error.help)
        }
        guard duration <= longest else {
            throw CommandFailure(
                .usage, code: "window_too_long", "--for \(length) is longer than a year", help: "366d at most")
        }
        return when.start..<when.start.advanced(by: duration)
    }
}
