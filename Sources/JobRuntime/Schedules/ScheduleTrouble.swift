/// Why a schedule cannot be served at the moment.
package struct ScheduleTrouble: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
