import JobScheduling
import JobStore

/// Why a slot did not fire, is not there, or cannot be told about: a code for programs.
package enum WhyReason: String, Sendable, Hashable, CaseIterable {
    // MARK: As the ledger has them

    /// Nobody was there to fire it, and `catch_up` was `none`.
    case missed
    /// Nobody was there, and a later slot ran in its place.
    case superseded
    /// Nobody was there, until it was older than `within`.
    case tooLate = "too_late"
    /// Nobody was there, and there were more than `max`.
    case overMax = "over_max"
    /// The schedule is or was paused by hand.
    case paused
    /// The file says or said `enabled: false`.
    case disabled
    /// The schedule was edited after this time of the day had passed.
    case edited
    /// The users' zone is none, and `unknown` is `skip`.
    case unknownZone = "unknown_zone"
    /// A node died between two pages of users, and it was too late to go on.
    case interrupted
    /// A node died between two pages of users, and the schedule has no such slot any more.
    case scheduleChanged = "schedule_changed"
    /// It came too soon after the one before.
    case minGap = "min_gap"
    /// An earlier job had not ended.
    case ifRunning = "if_running"
    /// What the audience says of the user makes no job of its kind.
    case misfit
    /// The user moved to a zone where the slot had been over for too long.
    case zoneChange = "zone_change"
    /// A reason that this version does not know.
    case other

    // MARK: No such slot

    /// The trigger leaves the date out.
    case notADay = "not_a_day"
    /// It lies before `from`.
    case beforeFrom = "before_from"
    /// It lies at or behind `until`.
    case afterUntil = "after_until"
    /// The zone's calendar left the date out.
    case noSuchDate = "no_such_date"
    /// The clocks jumped over the time, and `dst.gap` is `skip`.
    case gapSkipped = "gap_skipped"
    /// The clocks jumped over every matching time of a wildcard cron.
    case jumpedOver = "jumped_over"
    /// The clocks jumped, and the time falls together with another one of the schedule.
    case merged

    // MARK: Not begun, or not yet

    /// The schedule as it is began later.
    case beforeActivation = "before_activation"
    /// No node has read the schedule so far.
    case neverRead = "never_read"
    /// The nodes still follow an earlier version of the schedule.
    case editUnread = "edit_unread"
    /// Nobody holds the duty to fire schedules.
    case noLeader = "no_leader"
    /// The node that fires schedules has not come to it so far.
    case notYet = "not_yet"
    /// Its pages are being written, or a node died over them and another one will go on.
    case inProgress = "in_progress"

    // MARK: Of users

    /// Nobody was in the zone when the slot came.
    case nobody
    /// The user is not in the audience for that date.
    case notInAudience = "not_in_audience"
    /// The user was not among those in the zone when the slot came.
    case notInAudienceThen = "not_in_audience_then"
    /// The user was served for a later date already.
    case servedLaterDate = "served_later_date"
    /// The user moved here behind the slot and is still looked for.
    case moved

    // MARK: Nobody knows

    /// The audience cannot be read.
    case audienceUnreadable = "audience_unreadable"
    /// The ledger's row was old enough to be removed.
    case forgotten
    /// The ledger keeps the last date served for each user, and that is a later one.
    case overwritten
    /// The ledger has no row although it went on behind the slot.
    case noRecord = "no_record"

    /// The reason of a drop or a skip, by its text in the ledger.
    package init(ledger text: String) {
        self = WhyReason.ledgerReasons[text] ?? .other
    }

    private static let ledgerReasons: [String: WhyReason] = {
        let texts =
            DropReason.allCases.map(\.rawValue)
            + [SkipReason.minGap, .ifRunning, .misfit, .zoneChange].map(\.rawValue)
        return Dictionary(
            uniqueKeysWithValues: texts.compactMap { text in WhyReason(rawValue: text).map { (text, $0) } })
    }()
}
