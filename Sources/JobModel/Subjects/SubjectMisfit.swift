/// Why no job can be made for a subject; without any value of it.
public struct SubjectMisfit: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    /// Creates a misfit.
    public init(_ description: String) {
        self.description = description
    }
}
