/// One finding: what is wrong, where, and how to mend it.
public struct Diagnostic: Hashable, Sendable {
    /// A second place that explains the first, such as "first defined here".
    public struct Related: Hashable, Sendable {
        /// What the place has to do with the finding.
        public var message: String
        /// The place.
        public var location: Location

        /// Creates a note at a second place.
        public init(_ message: String, at location: Location) {
            self.message = message
            self.location = location
        }
    }

    /// The rule's code.
    public var code: DiagnosticCode
    /// The weight.
    public var severity: Severity
    /// What is wrong, in the reader's terms: lower case, no full stop, values quoted exactly.
    public var message: String
    /// Where.
    public var location: Location
    /// How to mend it, with text that can be pasted where possible.
    public var help: String?
    /// Further places.
    public var related: [Related]
    /// The overlay in which it was found, nil for the base configuration.
    public var environment: String?

    /// Creates a diagnostic.
    public init(
        _ code: DiagnosticCode, _ severity: Severity, _ message: String, at location: Location, help: String? = nil,
        related: [Related] = [], environment: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.location = location
        self.help = help
        self.related = related
        self.environment = environment
    }
}
