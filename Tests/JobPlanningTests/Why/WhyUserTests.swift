import JSONTree
import JobConfig
import JobModel
import JobPlanning
import JobScheduling
import JobStore
import JobTime
import Testing

@Suite("why, for one user")
struct WhyUserTests {
    /// User 7 in a zone, of whom the ledger has this.
    private static func facts(
        in zone: ZoneName? = "Europe/London", on day: String = "2026-11-24", unknown: ScheduleZone.UnknownZone = .skip,
        rules: Why.Rules = Why.Rules(),
        know: (inout WhyFacts, inout SubjectFacts) throws -> Void = { _, _ in }
    ) throws -> WhyFacts {
        try Why.facts(zone: eachUser(unknown: unknown), on: day, rules: rules) { facts in
            var subject = SubjectFacts(id: "7", membership: .absent)
            if let zone {
                let rule: UnknownZoneRule = if case .skip = unknown { .skip } else { .serve(.utc) }
                subject.membership =
                    ZoneGroups([zone], unknown: rule, zones: zones).served.first.map { .member($0) }
                    ?? .passedOver(zone)
            }
            try know(&facts, &subject)
            facts.subject = subject
        }
    }

    private static func record(
        _ date: String, zone: String = "Europe/London", due: String, served: String? = nil
    ) throws -> SubjectRecord {
        SubjectRecord(
            date: try #require(CivilDate(date)), slots: [date], zone: zone, job: 77, instant: try at(due),
            servedAt: try at(served ?? due))
    }

    private static func skip(_ reason: SkipReason, detail: String? = nil) throws -> SubjectSkip {
        let tick = try Why.tick(zone: "Europe/London")
        return SubjectSkip(
            subject: "7", slot: tick.slot, reason: reason, detail: detail, recordedAt: tick.slot.instant)
    }

    private static func london() throws -> ScheduleTick { try Why.tick(zone: "Europe/London", jobs: 1_240) }

    static let cases: [WhyCase] = [
        WhyCase(
            "served", .fired,
            says: ["daily fired for user 7 on 2026-11-24, on time; job 77 is running.", "next: 2026-11-26 06:00 GMT"]
        ) {
            try facts { facts, subject in
                subject.record = try record("2026-11-24", due: "2026-11-24T06:00:00Z")
                facts.jobs = [77: JobFact(id: 77, state: .running)]
            }
        },
        WhyCase(
            "served before they moved west", .fired,
            says: ["06:00 JST (2026-11-23 21:00Z)", "The zone was Asia/Tokyo then, and is America/Los_Angeles now."]
        ) {
            try facts(in: "America/Los_Angeles") { facts, subject in
                subject.record = try record("2026-11-24", zone: "Asia/Tokyo", due: "2026-11-23T21:00:00Z")
            }
        },
        WhyCase("served, as a job says", .fired, says: ["Its job says so"]) {
            try facts { facts, subject in
                subject.record = try record("2026-11-25", due: "2026-11-25T06:00:00Z")
                subject.jobs = ["2026-11-24": JobFact(id: 76, state: .completed)]
            }
        },
        WhyCase("skipped: min_gap", .notFired, .minGap) {
            try facts(rules: Why.Rules(minGap: .seconds(43_200))) { $1.skips = [try skip(.minGap)] }
        },
        WhyCase("skipped: if_running", .notFired, .ifRunning) { try facts { $1.skips = [try skip(.ifRunning)] } },
        WhyCase("skipped: misfit", .notFired, .misfit, says: ["args.name: is missing"]) {
            try facts { $1.skips = [try skip(.misfit, detail: "args.name: is missing")] }
        },
        WhyCase("skipped: zone_change", .notFired, .zoneChange) { try facts { $1.skips = [try skip(.zoneChange)] } },
        WhyCase(
            "served for a later date", .notFired, .servedLaterDate, says: ["Last served for 2026-11-25", "+14"]
        ) {
            try facts(in: "Pacific/Honolulu") { facts, subject in
                subject.record = try record("2026-11-25", zone: "Pacific/Kiritimati", due: "2026-11-24T16:00:00Z")
                facts.ticks = [try Why.tick(due: "2026-11-24T16:00:00Z", zone: "Pacific/Honolulu")]
                subject.record?.servedAt = try at("2026-11-24T15:59:59Z")
            }
        },
        WhyCase("served for a later date, slot to come", .toCome, .servedLaterDate) {
            try facts(in: "Pacific/Honolulu", on: "2026-11-25") { facts, subject in
                subject.record = try record("2026-11-26", zone: "Pacific/Kiritimati", due: "2026-11-25T16:00:00Z")
                subject.record?.servedAt = try at("2026-11-25T11:00:00Z")
            }
        },
        WhyCase(
            "overwritten", .unknown, .overwritten, says: ["Jobs say more", "Europe/London got 1,240 jobs at once."]
        ) {
            try facts { facts, subject in
                subject.record = try record("2026-11-25", due: "2026-11-25T06:00:00Z")
                facts.ticks = [try london()]
            }
        },
        WhyCase(
            "joined after the slot", .notFired, .notInAudienceThen, says: ["begins with its next slot", "1,240 jobs"]
        ) { try facts { facts, _ in facts.ticks = [try london()] } },
        WhyCase("joined a zone that nobody was in", .notFired, .notInAudienceThen) { try facts() },
        WhyCase("not there any more", .notFired, .notInAudience, says: ["no list of who was not in it"]) {
            try facts(in: nil) { facts, subject in
                subject.record = try record("2026-11-20", due: "2026-11-20T06:00:00Z")
                facts.ticks = [try london()]
            }
        },
        WhyCase("not there any more, slot to come", .toCome, .notInAudience) {
            try facts(in: nil, on: "2026-11-26") { facts, subject in
                subject.record = try record("2026-11-20", due: "2026-11-20T06:00:00Z")
            }
        },
        WhyCase("skips were removed", .unknown, .forgotten) {
            try facts(on: "2026-10-01") { facts, _ in
                facts.cursors[0].activatedAt = try at("2026-01-01T00:00:00Z")
                facts.ticks = [
                    try Why.tick(slot: "2026-10-01", due: "2026-10-01T05:00:00Z", zone: "Europe/London")
                ]
            }
        },
        WhyCase("moved behind the slot, in time", .due, .moved, says: ["once an hour"]) {
            try facts(in: "Asia/Tokyo", on: "2026-11-26") { facts, subject in
                facts.now = try at("2026-11-25T22:00:00Z")
                facts.ticks = [
                    try Why.tick(slot: "2026-11-26", due: "2026-11-25T21:00:00Z", zone: "Asia/Tokyo")
                ]
                subject.record = try record("2026-11-25", zone: "America/New_York", due: "2026-11-25T11:00:00Z")
            }
        },
        WhyCase("moved behind the slot, too late", .notFired, .zoneChange) {
            try facts(in: "Asia/Tokyo") { facts, subject in
                facts.ticks = [try Why.tick(due: "2026-11-23T21:00:00Z", zone: "Asia/Tokyo")]
                subject.record = try record("2026-11-23", zone: "America/New_York", due: "2026-11-23T11:00:00Z")
            }
        },
        WhyCase("an unknown zone, dropped", .notFired, .unknownZone, says: ["written \"Mars/Base\""]) {
            try facts(in: "Mars/Base") { facts, _ in
                facts.ticks = [try Why.tick(.dropped, "unknown_zone", zone: "Mars/Base", skipped: 3)]
            }
        },
        WhyCase("no zone, to come", .toCome, .unknownZone, says: ["The user has no time zone."]) {
            try facts(in: "", on: "2026-11-26")
        },
        WhyCase("an unknown zone, served in UTC", .toCome, says: ["tzdata has no such zone, and unknown is"]) {
            try facts(in: "Mars/Base", on: "2026-11-26", unknown: .zone(.utc))
        },
        WhyCase("the zone's slot was dropped", .notFired, .tooLate) {
            try facts { facts, _ in facts.ticks = [try Why.tick(.dropped, "too_late", zone: "Europe/London")] }
        },
        WhyCase("pages are still written", .open, .inProgress, says: ["has stopped"]) {
            try facts { facts, _ in facts.ticks = [try Why.tick(.open, zone: "Europe/London", after: "#5")] }
        },
        WhyCase("an audience that cannot be read", .unknown, .audienceUnreadable, says: ["no such table"]) {
            try facts { _, subject in subject.membership = .unreadable("no such table: people") }
        },
        WhyCase("a date that the user's zone never had", .noSlot, .noSuchDate, says: ["user 7's zone"]) {
            try facts(in: "Pacific/Apia", on: "2011-12-30")
        },
        WhyCase("to come, with its spread", .toCome, says: ["Of the spread this user's job waits"]) {
            try facts(on: "2026-11-26", rules: Why.Rules(spread: .seconds(600)))
        },
        WhyCase("to come, too soon for min_gap", .toCome, says: ["min_gap (12h) will keep it back"]) {
            try facts(in: "Asia/Tokyo", on: "2026-11-26", rules: Why.Rules(minGap: .seconds(43_200))) {
                $1.record = try record("2026-11-25", zone: "America/New_York", due: "2026-11-25T11:00:00Z")
            }
        },
    ]

    @Test("each outcome has its reason", arguments: cases)
    func table(item: WhyCase) throws { try item.check() }

    @Test("the next slot is behind the last date served")
    func next() throws {
        let answer = WhyExplainer(
            try Self.facts(in: "Pacific/Honolulu") {
                $1.record = try Self.record("2026-11-26", zone: "Pacific/Kiritimati", due: "2026-11-25T16:00:00Z")
            }
        ).answer
        #expect(answer.next?.slot == "2026-11-27")
    }
}
