/// What a rule checks and why, as `runner explain` prints it.
public struct RuleDescription: Sendable, Hashable {
    /// The rule's code.
    public let code: DiagnosticCode
    /// The rule in a few words, without a full stop.
    public let title: String
    /// How much its findings weigh where nothing else is said.
    public let severity: Severity
    /// Why it matters, with the thresholds: whole sentences.
    public let why: String
    /// A configuration that the rule complains about.
    public let badExample: String
    /// The same, mended.
    public let goodExample: String

    /// Creates a description.
    public init(
        _ code: DiagnosticCode, _ severity: Severity, title: String, why: String, badExample: String,
        goodExample: String
    ) {
        self.code = code
        self.severity = severity
        self.title = title
        self.why = why
        self.badExample = badExample
        self.goodExample = goodExample
    }
}
