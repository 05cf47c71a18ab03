package import JobTime

/// Whether a schedule goes on where it stood or begins anew.
package enum ScheduleActivation: Sendable, Hashable {
    /// The trigger is the one that was stored.
    case resumed(SlotCursor)
    /// The trigger is new or was edited: slots before now are nobody's.
    case activated(SlotCursor)

    /// - Parameter stored: the schedule's cursor with the digest it was written under; nil if there is none.
    package init(digest: String, stored: (digest: String, cursor: SlotCursor)?, now: Timestamp) {
        if let stored, stored.digest == digest {
            self = .resumed(stored.cursor)
        } else {
            self = .activated(SlotCursor(activatedAt: now))
        }
    }

    /// Where the schedule stands.
    package var cursor: SlotCursor {
        switch self {
        case .resumed(let cursor), .activated(let cursor): cursor
        }
    }
}
