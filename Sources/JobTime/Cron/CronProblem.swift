/// Something wrong or surprising in a cron expression, and where.
package struct CronProblem: Error, Hashable, Sendable {
    /// What sort of problem it is.
    package enum Kind: Hashable, Sendable {
        // Errors.
        /// It cannot be read.
        case syntax
        /// It has too few or too many fields.
        case fieldCount
        /// A value is outside its field.
        case outOfRange
        /// A word is not a name of its field.
        case unknownName
        /// A step is larger than its field, or zero.
        case stepTooLarge
        /// A range ends before it begins.
        case wrapAround
        /// Other dialects have it, this one does not.
        case unsupported
        /// A time zone stands in the text.
        case zone
        /// A word after `@` that is no macro here.
        case macro
        /// No date matches, ever.
        case neverFires
        // Advisories.
        /// The last interval of each hour, minute or day is shorter than the step.
        case unevenStep
        /// Day of month and day of week are both set.
        case dayMatch
        /// It runs every minute of some hours, or every second of some minutes.
        case everyMinute
        /// The day of month can never match, and only the day of week counts.
        case deadDayOfMonth
        /// A step is longer than the range it divides.
        case idleStep
    }

    /// The sort.
    package let kind: Kind
    /// The field concerned, if it is one.
    package let field: CronField?
    /// What is wrong: lower case, no full stop.
    package let message: String
    /// How to mend it, with text that can be pasted where possible.
    package let help: String?
    /// Where it begins in the text, in Unicode scalars.
    package let offset: Int
    /// Its length in Unicode scalars.
    package let length: Int
}
