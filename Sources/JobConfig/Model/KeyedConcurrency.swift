/// `concurrency:` of a job: at most `max` at once for each value of an argument.
package struct KeyedConcurrency: Sendable, Hashable {
    package var max: Int
    /// The argument's name, without `args.`; nil for all jobs of the kind together.
    package var field: String?
    /// Whether each process counts for itself.
    package var perNode: Bool

    package init(max: Int, field: String?, perNode: Bool) {
        self.max = max
        self.field = field
        self.perNode = perNode
    }
}
