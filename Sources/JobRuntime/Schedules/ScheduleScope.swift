import JobScheduling

/// Which schedules a round is about. A node goes round for each sort by itself, so that a slot for a million users
/// holds up no other.
enum ScheduleScope: Sendable, Hashable, CaseIterable {
    /// Every schedule.
    case all
    /// Those with one zone of their own.
    case fixedZone
    /// Those that fire in each user's zone.
    case eachUser

    /// Whether ticks of users may be open.
    var hasUsers: Bool { self != .fixedZone }

    func contains(_ schedule: CompiledSchedule) -> Bool {
        switch self {
        case .all: true
        case .fixedZone: !schedule.isPerUser
        case .eachUser: schedule.isPerUser
        }
    }
}
