/// The store did not answer in the time that there was.
struct OutOfTime: Error, CustomStringConvertible {
    let limit: Duration

    var description: String { "the store did not answer within \(limit)" }
}
