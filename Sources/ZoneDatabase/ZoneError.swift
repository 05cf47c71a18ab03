public import JobTime

/// Why the rules of a zone cannot be had.
public struct ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Sendable, Hashable {
        private enum Backing: Sendable, Hashable { case missingFolder, unknownZone, damaged, unreadable }
        private let backing: Backing
        private init(_ backing: Backing) { self.backing = backing }

        /// There is no folder with compiled zones.
        public static let missingFolder = Code(.missingFolder)
        /// The data has no zone of that name.
        public static let unknownZone = Code(.unknownZone)
        /// The zone's file is not a compiled zone.
        public static let damaged = Code(.damaged)
        /// The zone's file cannot be read.
        public static let unreadable = Code(.unreadable)
    }

    /// The kind of failure.
    public let code: Code
    /// The zone asked for.
    public let zone: ZoneName
    /// What is wrong: lower case, no full stop.
    public let message: String
    /// How to mend it.
    public let help: String?
    /// The name that was probably meant.
    public let suggestion: ZoneName?

    /// Creates an error.
    package init(_ code: Code, _ zone: ZoneName, _ message: String, help: String? = nil, suggestion: ZoneName? = nil) {
        self.code = code
        self.zone = zone
        self.message = message
        self.help = help
        self.suggestion = suggestion
    }

    /// The message with the help.
    public var description: String {
        help.map { message + "; " + $0 } ?? message
    }
}
