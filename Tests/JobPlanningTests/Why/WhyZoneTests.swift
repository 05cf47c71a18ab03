import JobConfig
import JobPlanning
import JobScheduling
import JobStore
import JobTime
import Testing

@Suite("why, for all users of a schedule")
struct WhyZoneTests {
    private static func facts(
        on day: String = "2026-11-24", spellings: Set<ZoneName>? = ["Europe/London", "Asia/Tokyo"],
        know: (inout WhyFacts) throws -> Void = { _ in }
    ) throws -> WhyFacts {
        try Why.facts(zone: eachUser(unknown: .skip), on: day) { facts in
            facts.spellings = spellings
            try know(&facts)
        }
    }

    static let cases: [WhyCase] = [
        WhyCase("fired everywhere", .fired, says: ["daily fired for 2026-11-24 in 2 zones: 1,320 jobs."]) {
            try facts {
                $0.ticks = [
                    try Why.tick(due: "2026-11-23T21:00:00Z", zone: "Asia/Tokyo", jobs: 80),
                    try Why.tick(zone: "Europe/London", jobs: 1_240),
                ]
            }
        },
        WhyCase(
            "of each sort one", .mixed,
            says: [
                "of 5 zones 1 fired, 1 firing now, 1 due but not fired yet, 2 did not fire; 1,080 jobs.",
                "2 users had been served before.", "9 users got nothing: min_gap 1, misfit 1, unknown_zone 7.",
                "\"Mars/Base\", which tzdata does not have (7 users): passed over.",
            ]
        ) {
            try facts(spellings: ["Asia/Tokyo", "Asia/Kolkata", "Europe/London", "America/New_York", "Mars/Base"]) {
                $0.now = try at("2026-11-24T11:30:00Z")
                $0.cursors[0].horizon = try at("2026-11-24T06:30:00Z")
                $0.ticks = [
                    try Why.tick(due: "2026-11-23T21:00:00Z", zone: "Asia/Tokyo", jobs: 80, skipped: 4),
                    try Why.tick(.dropped, "too_late", due: "2026-11-24T00:30:00Z", zone: "Asia/Kolkata"),
                    try Why.tick(.open, zone: "Europe/London", jobs: 1_000, after: "#1000"),
                    try Why.tick(.dropped, "unknown_zone", zone: "Mars/Base", skipped: 7),
                ]
                $0.skipCounts = [
                    SkipCount(slot: "2026-11-24", zone: "Asia/Tokyo", reason: .minGap, subjects: 1),
                    SkipCount(slot: "2026-11-24", zone: "Asia/Tokyo", reason: .misfit, subjects: 1),
                ]
            }
        },
        WhyCase("nobody was in those zones", .notFired, .nobody) { try facts() },
        WhyCase("nobody is in the audience", .noSlot, .nobody, says: ["nobody is in its audience"]) {
            try facts(spellings: [])
        },
        WhyCase("not a day, and nobody is in the audience", .noSlot, .notADay, says: ["2026-11-23 and 2026-11-30"]) {
            try Why.facts(daily("06:00", days: .weekdays([.monday])), zone: eachUser()) { $0.spellings = [] }
        },
        WhyCase("not a day, in no zone", .noSlot, .notADay, says: ["2026-11-23 and 2026-11-30"]) {
            try Why.facts(daily("06:00", days: .weekdays([.monday])), zone: eachUser()) {
                $0.spellings = ["Asia/Tokyo", "Europe/London"]
            }
        },
        WhyCase("an audience that cannot be read", .unknown, .audienceUnreadable, says: ["no such table"]) {
            try facts(spellings: nil) { $0.audienceTrouble = "no such table: people" }
        },
        WhyCase("to come", .toCome, says: ["still to fire for 2026-11-27 in 2 zones.", "next: 2026-11-26 06:00 JST"]) {
            try facts(on: "2026-11-27")
        },
        WhyCase("a date that no zone has", .noSlot, .noSuchDate) {
            try facts(on: "2011-12-30", spellings: ["Pacific/Apia"])
        },
        WhyCase("who was skipped is forgotten", .fired, says: ["3 users had been served before or were skipped"]) {
            try facts(on: "2026-10-01", spellings: ["Europe/London"]) {
                $0.ticks = [
                    try Why.tick(
                        slot: "2026-10-01", due: "2026-10-01T05:00:00Z", zone: "Europe/London", jobs: 9, skipped: 3)
                ]
            }
        },
        WhyCase("zones that nobody uses any more", .fired, says: ["Asia/Tokyo"]) {
            try facts(spellings: []) {
                $0.ticks = [try Why.tick(due: "2026-11-23T21:00:00Z", zone: "Asia/Tokyo", jobs: 80)]
            }
        },
        WhyCase("without a zone", .fired, says: ["(none)", "No time zone: served in UTC."]) {
            try Why.facts(zone: eachUser()) {
                $0.spellings = [""]
                $0.ticks = [try Why.tick(zone: "(none)", jobs: 2)]
            }
        },
    ]

    @Test("each outcome has its reason", arguments: cases)
    func table(item: WhyCase) throws { try item.check() }

    @Test("a zone's spelling is cut and cannot steer a terminal")
    func spelling() throws {
        let name = ZoneName("\u{1B}[31mMars/" + String(repeating: "x", count: 200))
        let text = WhyTextRenderer(WhyExplainer(try Self.facts(spellings: [name])).answer).text
        #expect(!text.contains("\u{1B}") && text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
    }

    @Test("a run of a zone's dropped slots covers the dates between")
    func run() throws {
        let answer = WhyExplainer(
            try Self.facts(spellings: ["Asia/Tokyo"]) {
                $0.ticks = [
                    try Why.tick(
                        .dropped, "paused", slot: "2026-11-26", due: "2026-11-25T21:00:00Z", zone: "Asia/Tokyo",
                        slots: 4, since: "2026-11-22T21:00:00Z")
                ]
            }
        ).answer
        #expect(answer.reason == .paused && answer.zones?.first?.slots.first?.run == 4)
    }
}
