/// Why a schedule cannot be served at the moment.
struct ScheduleTrouble: Error, Sendable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
