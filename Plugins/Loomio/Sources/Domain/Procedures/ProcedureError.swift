/// A procedure that cannot run as it was asked to, however often it is tried.
struct ProcedureError: Error, Sendable, Hashable, CustomStringConvertible {
    let message: String

    var description: String { message }
}
