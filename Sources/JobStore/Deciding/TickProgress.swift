package import JobTime

/// Where a slot that fires in pages stands.
package enum TickProgress {
    /// What a page finds.
    package enum Start: Sendable, Hashable {
        /// It is the next one.
        case next(ScheduleTick)
        /// The tick stands elsewhere, or has ended.
        case elsewhere(ScheduleTick)
    }

    /// Looks whether a page is the next one; a tick that nobody began stands before its first page.
    package static func start(_ known: ScheduleTick?, of slot: SlotIdentity, after: String?, now: Timestamp) -> Start {
        let tick = known ?? ScheduleTick(slot: slot, status: .open, recordedAt: now)
        return tick.status == .open && tick.after == after ? .next(tick) : .elsewhere(tick)
    }

    /// The tick after a page was applied.
    ///
    /// - Parameters:
    ///   - last: the page's last subject; nil if it had none.
    ///   - isLast: whether the tick ends with it.
    package static func tick(
        _ tick: ScheduleTick, plus counts: SlotPageCounts, last: String?, isLast: Bool, now: Timestamp
    ) -> ScheduleTick {
        var tick = tick
        tick.jobs += counts.jobs
        tick.skipped += counts.served + counts.skipped
        tick.after = isLast ? nil : last ?? tick.after
        tick.status = isLast ? .fired : .open
        tick.recordedAt = now
        return tick
    }

    /// The tick after those were served who moved to its zone when it was over.
    package static func tick(_ tick: ScheduleTick, plusMovers counts: SlotPageCounts) -> ScheduleTick {
        var tick = tick
        tick.jobs += counts.jobs
        tick.skipped += counts.served + counts.skipped
        return tick
    }

    /// The tick of a slot without subjects that fired. If it was the last of a run of dropped ones, the row still tells of
    /// the others.
    package static func tick(
        _ slot: SlotIdentity, firedWith result: InsertResult, over known: ScheduleTick?, now: Timestamp
    ) -> ScheduleTick {
        let run = known.flatMap { $0.since == nil ? nil : $0 }
        return ScheduleTick(
            slot: slot, status: .fired, jobs: result.isDuplicate ? 0 : 1, skipped: result.isDuplicate ? 1 : 0,
            job: result.id, reason: run?.reason, slots: run?.slots ?? 1, since: run?.since, recordedAt: now)
    }
}
