import JSONTree
import JobConfig
import JobModel
import JobPlanning
import JobScheduling
import JobStore
import JobTime
import Testing

@Suite("why, for a schedule with a zone of its own")
struct WhyScheduleTests {
    static let fired: [WhyCase] = [
        WhyCase(
            "on time", .fired,
            says: ["daily fired for 2026-11-24, on time; job 41 is completed.", "was fired 2s later."]
        ) {
            try Why.facts {
                $0.ticks = [try Why.tick(job: 41, recorded: "2026-11-24T06:00:02Z")]
                $0.jobs = [41: JobFact(id: 41, state: .completed, endedAt: try at("2026-11-24T06:00:03Z"))]
            }
        },
        WhyCase("caught up", .fired, says: ["caught up 2h late", "no longer in the store", "kept 1d"]) {
            try Why.facts {
                $0.ticks = [try Why.tick(cause: "catch_up", job: 41, recorded: "2026-11-24T08:00:00Z")]
            }
        },
        WhyCase("jobs are not kept", .fired, says: ["Job 41 is no longer in the store", "are deleted at once."]) {
            try Why.facts {
                $0.ticks = [try Why.tick(job: 41, recorded: "2026-11-24T06:00:02Z")]
                $0.retention.jobs = .zero
            }
        },
        WhyCase("a duplicate of a unique job", .fired, says: ["No new job was stored: job 41 was there"]) {
            try Why.facts { $0.ticks = [try Why.tick(jobs: 0, skipped: 1, job: 41)] }
        },
        WhyCase("in a gap", .fired, says: ["02:30 does not exist on 2026-03-08", "at 2026-03-08 03:00 EDT (07:00Z)"]) {
            try Why.facts(daily("02:30"), zone: .fixed("America/New_York"), on: "2026-03-08") {
                $0.ticks = [try Why.tick(slot: "2026-03-08", due: "2026-03-08T07:00:00Z", cause: "gap")]
            }
        },
        WhyCase("in an overlap", .fired, says: ["01:30 comes twice", "runs at the second, 06:30Z (last)"]) {
            try Why.facts(
                daily("01:30"), zone: .fixed("America/New_York"), on: "2026-11-01", dst: DSTPolicy(overlap: .last)
            ) {
                $0.ticks = [try Why.tick(slot: "2026-11-01", due: "2026-11-01T06:30:00Z", cause: "overlap_last")]
            }
        },
        WhyCase("before the time was edited", .fired, says: ["as the file has it now, it is due at 2026-11-24 07:00"]) {
            try Why.facts(daily("07:00")) { $0.ticks = [try Why.tick()] }
        },
        WhyCase("a slot that the schedule does not have any more", .fired, says: ["has no such slot"]) {
            try Why.facts(daily("06:00", days: .weekdays([.monday]))) { $0.ticks = [try Why.tick()] }
        },
    ]

    static let dropped: [WhyCase] = [
        Why.dropped(
            .missed, says: ["catch_up is none.", "--from 2026-11-24T06:00:00Z --to 2026-11-24T06:00:01Z"],
            rules: Why.Rules(catchUp: CatchUpPolicy(policy: .none))),
        Why.dropped(.superseded, says: ["a later slot ran in its place"]),
        Why.dropped(.tooLate, says: ["recorded as dropped 14h later", "catch_up is latest within 12h."]),
        Why.dropped(
            .overMax, says: ["catch_up is all within 12h, max 3."],
            rules: Why.Rules(catchUp: CatchUpPolicy(policy: .all, max: 3))),
        Why.dropped(.paused, says: ["was paused by hand", "The pause has been lifted since."]),
        Why.dropped(.disabled, says: ["the file said enabled: false"]),
        Why.dropped(.edited, says: ["edited that day"]),
        Why.dropped(.unknownZone), Why.dropped(.interrupted), Why.dropped(.scheduleChanged),
        WhyCase("dropped: if_running", .notFired, .ifRunning, says: ["an earlier job had not ended"]) {
            try Why.facts { $0.ticks = [try Why.tick(.dropped, "if_running")] }
        },
        WhyCase("dropped: min_gap", .notFired, .minGap, says: ["min_gap is 12h."]) {
            try Why.facts(rules: Why.Rules(minGap: .seconds(43_200))) {
                $0.ticks = [try Why.tick(.dropped, "min_gap")]
            }
        },
        WhyCase("dropped: what only a newer version knows", .notFired, .other, says: ["the reason \"tired\""]) {
            try Why.facts { $0.ticks = [try Why.tick(.dropped, "tired")] }
        },
        WhyCase(
            "one of a run", .notFired, .tooLate,
            says: ["one of 3 slots dropped together, the first due at 2026-11-23 06:00 UTC"]
        ) {
            try Why.facts {
                $0.ticks = [
                    try Why.tick(
                        .dropped, "too_late", slot: "2026-11-25", due: "2026-11-25T06:00:00Z", slots: 3,
                        since: "2026-11-23T06:00:00Z", recorded: "2026-11-25T11:00:00Z")
                ]
            }
        },
        WhyCase("one of a run whose last slot was fired by hand", .notFired, .tooLate) {
            try Why.facts {
                $0.ticks = [
                    try Why.tick(
                        .fired, "too_late", slot: "2026-11-25", due: "2026-11-25T06:00:00Z", cause: "catch_up",
                        slots: 3,
                        since: "2026-11-23T06:00:00Z", recorded: "2026-11-25T11:00:00Z")
                ]
            }
        },
        WhyCase(
            "superseded, with the slot that ran", .notFired, .superseded, says: ["The slot of 2026-11-25 06:00 UTC ran"]
        ) {
            try Why.facts {
                $0.ticks = [
                    try Why.tick(.dropped, "superseded"),
                    try Why.tick(slot: "2026-11-25", due: "2026-11-25T06:00:00Z", cause: "catch_up"),
                ]
            }
        },
    ]

    static let absent: [WhyCase] = [
        WhyCase(
            "not a day", .noSlot, .notADay,
            says: ["The trigger is at 06:00 days mon.", "are 2026-11-23 and 2026-11-30."]
        ) { try Why.facts(daily("06:00", days: .weekdays([.monday]), text: " days mon")) },
        WhyCase("before from", .noSlot, .beforeFrom, says: ["`from` is 2026-12-01 00:00 UTC."]) {
            try Why.facts(rules: Why.Rules(from: CivilDate(daysSinceEpoch: 20_788)))
        },
        WhyCase("behind until", .noSlot, .afterUntil, says: ["`until` is 2026-11-23 00:00 UTC."]) {
            try Why.facts(rules: Why.Rules(until: CivilDate(daysSinceEpoch: 20_780)))
        },
        WhyCase(
            "a date that the zone never had", .noSlot, .noSuchDate, says: ["from 2011-12-29 straight to 2011-12-31"]
        ) { try Why.facts(zone: .fixed("Pacific/Apia"), on: "2011-12-30") },
        WhyCase("a skipped gap", .noSlot, .gapSkipped, says: ["02:30 does not exist on 2027-03-14 in America/New_York"])
        {
            try Why.facts(
                daily("02:30"), zone: .fixed("America/New_York"), on: "2027-03-14", dst: DSTPolicy(gap: .skip))
        },
        WhyCase("a wildcard cron in a gap", .noSlot, .jumpedOver, says: ["the clocks jumped over all its times"]) {
            try Why.facts(cron("*/30 2 * * *"), zone: .fixed("America/New_York"), on: "2027-03-14")
        },
        WhyCase("two times that fall together", .toCome, says: ["02:45 falls together with another time"]) {
            let times = ["02:15", "02:45"].compactMap { CivilTime($0) }
            let rule = try #require(AtRule(times: times))
            return try Why.facts(
                TriggerDefinition(trigger: .daily(rule), text: "at 02:15,02:45"), zone: .fixed("America/New_York"),
                on: "2027-03-14")
        },
    ]

    static let unwritten: [WhyCase] = [
        WhyCase("to come", .toCome, says: ["daily will fire for 2026-11-26: at 06:00 UTC, in 18h."]) {
            try Why.facts(on: "2026-11-26")
        },
        WhyCase("to come, paused", .toCome, .paused, says: ["would not fire", "runner schedules resume daily"]) {
            try Why.facts(on: "2026-11-26") { $0.pausedAt = try at("2026-11-20T00:00:00Z") }
        },
        WhyCase("to come, disabled", .toCome, .disabled, says: ["the file says enabled: false"]) {
            try Why.facts(on: "2026-11-26", rules: Why.Rules(isEnabled: false))
        },
        WhyCase("to come, and no node ever looked", .toCome, says: ["No node has read the schedule so far"]) {
            try Why.facts(on: "2026-11-26") { $0.cursors = [] }
        },
        WhyCase("no node ever looked", .notFired, .neverRead) { try Why.facts { $0.cursors = [] } },
        WhyCase("an edit that no node has seen", .notFired, .editUnread, says: ["an earlier version"]) {
            try Why.facts { $0.cursors[0].digest = "another" }
        },
        WhyCase("before it began", .notFired, .beforeActivation, says: ["this one at 2026-11-25 00:00 UTC"]) {
            try Why.facts { $0.cursors[0].activatedAt = try at("2026-11-25T00:00:00Z") }
        },
        WhyCase("no row, and decided", .unknown, .noRecord, says: ["up to 2026-11-25 11:45 UTC"]) { try Why.facts() },
        WhyCase("older than the ledger", .unknown, .forgotten, says: ["for 400d."]) {
            try Why.facts(on: "2025-01-01") { $0.cursors[0].activatedAt = try at("2024-01-01T00:00:00Z") }
        },
        WhyCase("due, nobody leads", .due, .noLeader, says: ["node_a had the duty to fire schedules until"]) {
            try Why.facts(on: "2026-11-25") {
                $0.cursors[0].horizon = try at("2026-11-24T06:00:00Z")
                $0.lease?.expiresAt = $0.now
            }
        },
        WhyCase("due, nobody ever led", .due, .noLeader, says: ["is `runner work` up?"]) {
            try Why.facts(on: "2026-11-25") {
                $0.cursors[0].horizon = try at("2026-11-24T06:00:00Z")
                $0.lease = nil
            }
        },
        WhyCase("too late before any node looked", .notFired, .tooLate, says: ["to write that down."]) {
            try Why.facts {
                $0.cursors[0].horizon = try at("2026-11-23T06:00:00Z")
                $0.lease = nil
            }
        },
        WhyCase("due at this moment", .due, .notYet, says: ["Node node_a has the duty"]) {
            try Why.facts(daily("12:00"), on: "2026-11-25") { $0.cursors[0].horizon = try at("2026-11-24T12:00:00Z") }
        },
        WhyCase("due and paused", .due, .paused) {
            try Why.facts {
                $0.cursors[0].horizon = try at("2026-11-23T06:00:00Z")
                $0.pausedAt = $0.cursors[0].horizon
            }
        },
    ]

    @Test("each outcome has its reason", arguments: fired + dropped + absent + unwritten)
    func table(item: WhyCase) throws { try item.check() }

    @Test("several slots are summed up, and neighbours that fared alike share a line")
    func several() throws {
        let facts = try Why.facts(every(3_600), on: "2026-11-25") { facts in
            facts.cursors[0].horizon = try at("2026-11-25T11:00:00Z")
            facts.ticks = try (0..<12).filter { $0 != 7 }.map { hour in
                let slot = "2026-11-25T\(hour < 10 ? "0" : "")\(hour):00:00Z"
                return try Why.tick(slot: slot, due: slot, job: Int64(hour))
            }
            facts.ticks.append(
                try Why.tick(.dropped, "paused", slot: "2026-11-25T07:00:00Z", due: "2026-11-25T07:00:00Z"))
        }
        let answer = WhyExplainer(facts).answer
        #expect(answer.outcome == .mixed && answer.reason == nil)
        #expect(answer.counts == [.fired: 11, .notFired: 1, .due: 1, .toCome: 11])
        let text = WhyTextRenderer(answer).text
        #expect(
            text.hasPrefix(
                """
                daily has 24 slots on 2026-11-25: 11 fired, 1 due but not fired yet, 1 did not
                fire, 11 still to come.

                  00:00 UTC to 06:00 UTC   7 slots  fired
                  07:00 UTC                 1 slot  paused
                  08:00 UTC to 11:00 UTC   4 slots  fired
                """), "\(text)")
    }

    @Test("every slot of a second-wise schedule is counted, and the document says that it is cut")
    func many() throws {
        let answer = WhyExplainer(try Why.facts(every(1), on: "2026-11-26")).answer
        #expect(answer.counts == [.toCome: 86_400])
        #expect(answer.json["slots"]?.array?.count == 10_000 && answer.json["truncated"] == true)
        #expect(WhyTextRenderer(answer).text.split(separator: "\n").count < 10)
    }

    @Test("slots that would not fire as things stand are told apart from those to come")
    func held() throws {
        let facts = try Why.facts(every(3_600), on: "2026-11-26") { $0.pausedAt = $0.now }
        #expect(
            WhyExplainer(facts).answer.headline == "daily has 24 slots on 2026-11-26: all to come but held back.")
    }

    @Test("the next slot is told unless nothing fires as things stand")
    func next() throws {
        #expect(WhyExplainer(try Why.facts()).answer.next?.slot == "2026-11-26")
        #expect(WhyExplainer(try Why.facts { $0.pausedAt = $0.now }).answer.next == nil)
    }

    @Test("every reason of the ledger has a code of its own")
    func codes() {
        let skips: [SkipReason] = [.minGap, .ifRunning, .misfit, .zoneChange]
        for text in DropReason.allCases.map(\.rawValue) + skips.map(\.rawValue) {
            #expect(WhyReason(ledger: text).rawValue == text)
        }
        #expect(WhyReason(ledger: "tired") == .other && WhyReason(ledger: "not_a_day") == .other)
    }

    @Test("each reason stands in one of the tables")
    func complete() {
        let cases = Self.fired + Self.dropped + Self.absent + Self.unwritten + WhyUserTests.cases + WhyZoneTests.cases
        // What falls together with another slot is told beside that.
        let missing = Set(WhyReason.allCases).subtracting(cases.compactMap(\.reason)).subtracting([.merged])
        #expect(missing.isEmpty, "\(missing)")
        #expect(Set(cases.map(\.outcome)) == Set(WhyOutcome.allCases))
    }
}
