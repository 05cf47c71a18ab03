/// Everything that is wrong with the linked plugins or their settings.
public struct RegistryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems, in the order of the plugins; never empty.
    public let problems: [RegistryProblem]

    init(_ problems: [RegistryProblem]) {
        self.problems = problems
    }

    /// One line for each problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
