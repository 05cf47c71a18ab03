/// A set of job states, with River's bit numbers (`unique_states`): the least significant bit is `available`.
public struct JobStateSet: OptionSet, Sendable, Hashable {
    /// River's `bit(8)` as a number.
    public let rawValue: UInt8

    /// Creates a set from River's bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Creates a set of states.
    public init(_ states: some Sequence<JobState>) {
        rawValue = states.reduce(0) { $0 | JobStateSet.bit(of: $1) }
    }

    /// The states in which a unique job blocks another one when nothing else is said, as `decisions` on
    /// uniqueness have it: River's default without `completed`.
    public static let uniqueByDefault = JobStateSet([.available, .pending, .scheduled, .running, .retryable])

    /// The states River requires in every set.
    public static let requiredForUnique = JobStateSet([.available, .pending, .scheduled, .running])

    /// Whether a state is in the set.
    public func contains(_ state: JobState) -> Bool {
        rawValue & JobStateSet.bit(of: state) != 0
    }

    /// The states, in alphabetical order.
    public var states: [JobState] { JobState.allCases.filter(contains) }

    private static func bit(of state: JobState) -> UInt8 {
        switch state {
        case .available: 1
        case .cancelled: 2
        case .completed: 4
        case .discarded: 8
        case .pending: 16
        case .retryable: 32
        case .running: 64
        case .scheduled: 128
        }
    }
}
