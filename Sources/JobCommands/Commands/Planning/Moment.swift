import JobTime

/// A moment given by an option.
enum Moment {
    /// - Throws: `CommandFailure` marking the part that cannot be read.
    static func parse(_ text: String, option: String, now: Timestamp, rules: ZoneRules) throws -> Timestamp {
        do throws(WhenError) {
            return try WhenExpression.parse(text, now: now, in: rules).start
        } catch {
            throw MarkedText.failure(
                option: option, text: text, offset: error.offset, length: error.length, message: error.message,
                help: error.help)
        }
    }
}
