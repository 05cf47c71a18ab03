import JobScheduling
import JobTime

/// A reason as half a sentence, behind a colon.
struct WhyClause {
    let facts: WhyFacts

    private var schedule: CompiledSchedule { facts.schedule }
    private var user: String { facts.subject.map { "user \($0.id)" } ?? "the user" }

    /// - Parameters:
    ///   - reason: nil where nothing more is known.
    ///   - outcome: what it is the reason for.
    func text(_ reason: WhyReason?, for outcome: WhyOutcome) -> String? {
        guard let reason else { return nil }
        let isNow = outcome == .toCome || outcome == .due
        return switch reason {
        case .missed: "no node was there to fire it, and catch_up is none"
        case .superseded: "no node was there to fire it, and a later slot ran in its place"
        case .tooLate: "no node was there to fire it, until it was too late to catch up"
        case .overMax: "no node was there to fire it, and more were missed than catch_up.max lets run"
        case .paused: "the schedule \(isNow ? "is" : "was") paused by hand"
        case .disabled: "the file \(isNow ? "says" : "said") enabled: false"
        case .edited: "the schedule was edited that day, when this time had passed"
        case .unknownZone: "\(whose) time zone is not one that tzdata has, and unknown is skip"
        case .interrupted: "a node died while firing it, and it was too late to go on"
        case .scheduleChanged: "a node died while firing it, and the schedule has no such slot any more"
        case .minGap: "it came sooner after the slot before it than min_gap allows"
        case .ifRunning: "an earlier job had not ended, and if_running did not allow another one"
        case .misfit: "what the audience says of \(user) makes no \(schedule.kind) job"
        case .zoneChange: "\(user) moved to that zone when it had been over for too long"
        case .other: "the ledger has a reason that this version does not know"
        case .notADay: "its trigger leaves that date out"
        case .beforeFrom: "that is before `from`"
        case .afterUntil: "that is behind `until`"
        case .noSuchDate: "there was no such date there"
        case .gapSkipped: "the clocks jumped over its time, and dst.gap is skip"
        case .jumpedOver: "the clocks jumped over all its times"
        case .merged: "the clocks jumped, and it falls together with another time"
        case .beforeActivation: "the schedule, as it is, began later"
        case .neverRead: "no node has read the schedule so far"
        case .editUnread: "no node has read the schedule as the file has it now"
        case .noLeader: "no node is there to fire it"
        case .notYet: "the node that fires schedules has not come to it"
        case .inProgress: "it goes page by page, and has not ended"
        case .nobody: "nobody was in the zone when it came"
        case .notInAudience: "\(user) is not in the audience for that date"
        case .notInAudienceThen: "\(user) was not in the audience, or not in that zone, when it came"
        case .servedLaterDate: "\(user) had been served for a later date already"
        case .moved: "\(user) moved to that zone behind it, and such users are looked for once an hour"
        case .audienceUnreadable: "the audience cannot be read"
        case .forgotten: "its row was old enough to be removed"
        case .overwritten: "of each user it keeps the last date served, which is a later one"
        case .noRecord: "there is no row of it, and yet the ledger went on behind it"
        }
    }

    private var whose: String { facts.subject.map { "user \($0.id)'s" } ?? "their" }
}
