/// Why a text is not a duration, and what to write instead.
package struct DurationTextError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong: lower case, no full stop.
    package let message: String
    /// A text that could stand there instead, or how to find one.
    package let help: String?
    /// Where the wrong part begins, in Unicode scalars.
    package let offset: Int
    /// Its length in Unicode scalars.
    package let length: Int

    /// The message with the help.
    package var description: String {
        help.map { message + "; " + $0 } ?? message
    }
}
