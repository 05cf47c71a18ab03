/// Why jobs were not enqueued.
public struct EnqueueError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Which request, from 0.
    public let index: Int
    /// What is wrong with it, without the arguments' values.
    public let message: String
    /// How to mend it.
    public let help: String?

    /// Creates an error.
    public init(index: Int, message: String, help: String? = nil) {
        self.index = index
        self.message = message
        self.help = help
    }

    /// What is wrong.
    public var description: String { message }
}
