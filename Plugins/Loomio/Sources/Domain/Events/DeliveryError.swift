/// An event that can never be delivered.
struct DeliveryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    struct Code: Sendable, Hashable {
        private enum Backing: Sendable, Hashable { case unknownEvent, unknownKind, missingSubject }
        private let backing: Backing
        private init(_ backing: Backing) { self.backing = backing }

        /// There is no event with this id.
        static let unknownEvent = Code(.unknownEvent)
        /// The event's kind is none that we know.
        static let unknownKind = Code(.unknownKind)
        /// What the event is about is gone.
        static let missingSubject = Code(.missingSubject)
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    var description: String { message }
}
