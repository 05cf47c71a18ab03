/// What a text held, and what is wrong with it.
public struct YAMLDocument: Sendable {
    /// The value of the document; nil if the text has none or could not be read to its end.
    ///
    /// A value next to problems is good for further checks: what could be understood in spite of a mistake (an unquoted
    /// cron expression) is there as it was meant.
    public var root: YAMLNode?
    /// What is wrong, in the order of the text.
    public var problems: [YAMLProblem]
    /// The comments, in the order of the text.
    public var comments: [YAMLComment]
    /// Whether nothing was left out of `root`. If not, a check for something missing would mislead.
    public var isComplete: Bool

    /// Creates a document.
    public init(
        root: YAMLNode?, problems: [YAMLProblem] = [], comments: [YAMLComment] = [], isComplete: Bool = true
    ) {
        self.root = root
        self.problems = problems
        self.comments = comments
        self.isComplete = isComplete
    }
}
