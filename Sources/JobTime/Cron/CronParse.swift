/// What reading a cron expression gave.
package struct CronParse: Hashable, Sendable {
    /// The expression; nil if there are errors.
    package let expression: CronExpression?
    /// All errors, in the order of the text.
    package let errors: [CronProblem]
    /// What is allowed, yet may surprise.
    package let advisories: [CronProblem]
}
