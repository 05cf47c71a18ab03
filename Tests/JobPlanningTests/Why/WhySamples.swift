import JobConfig
import JobPlanning
import JobScheduling
import JobStore
import JobTime
import Testing

/// What is asked about and known, with the answer that is wanted.
struct WhyCase: Sendable, CustomTestStringConvertible {
    var name: String
    var outcome: WhyOutcome
    var reason: WhyReason?
    var facts: @Sendable () throws -> WhyFacts
    /// What stands somewhere in the answer's text.
    var says: [String]

    init(
        _ name: String, _ outcome: WhyOutcome, _ reason: WhyReason? = nil, says: [String] = [],
        facts: @escaping @Sendable () throws -> WhyFacts
    ) {
        self.name = name
        self.outcome = outcome
        self.reason = reason
        self.says = says
        self.facts = facts
    }

    var testDescription: String { name }

    func check() throws {
        let answer = WhyExplainer(try facts()).answer
        #expect(answer.outcome == outcome, "\(answer.headline)")
        #expect(answer.reason == reason, "\(answer.headline)")
        let text = WhyTextRenderer(answer).text
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for part in says { #expect(words.contains(part), "\(part)\n\(text)") }
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(text)")
        #expect(!text.contains("Optional(") && !text.contains(": ."), "\(text)")
    }
}

/// Facts of a schedule `daily` at 06:00, asked at noon of Wednesday 2026-11-25 about the day before.
enum Why {
    static let date = CivilDate(daysSinceEpoch: 20_781)

    static func facts(
        _ trigger: TriggerDefinition? = nil, zone: ScheduleZone = .fixed(.utc), on day: String = "2026-11-24",
        dst: DSTPolicy = DSTPolicy(), rules: Rules = Rules(), know: (inout WhyFacts) throws -> Void = { _ in }
    ) throws -> WhyFacts {
        var definition = schedule("daily", job: "sort", try trigger ?? daily("06:00"), zone: zone, dst: dst)
        definition.catchUp = marked(rules.catchUp)
        definition.minGap = rules.minGap.map(marked)
        definition.spread = rules.spread.map(marked)
        definition.enabled = marked(rules.isEnabled)
        definition.from = rules.from.map { marked(.date($0)) }
        definition.until = rules.until.map { marked(.date($0)) }
        var facts = WhyFacts(
            schedule: try CompiledSchedule(definition, zones: zones), date: try #require(CivilDate(day)),
            now: try at("2026-11-25T12:00:00Z"), zones: zones)
        facts.cursors = [
            ScheduleCursor(
                schedule: "daily", digest: facts.schedule.digest, activatedAt: try at("2026-11-01T00:00:00Z"),
                horizon: try at("2026-11-25T11:45:00Z"))
        ]
        facts.lease = Lease(
            name: Lease.scheduler, node: "node_a", term: try at("2026-11-25T00:00:00Z"),
            expiresAt: try at("2026-11-25T12:00:30Z"))
        try know(&facts)
        return facts
    }

    /// What a schedule may say besides.
    struct Rules: Sendable {
        var catchUp = CatchUpPolicy(policy: .latest)
        var minGap: Duration?
        var spread: Duration?
        var isEnabled = true
        var from: CivilDate?
        var until: CivilDate?
    }

    /// A row of the ledger.
    static func tick(
        _ status: ScheduleTick.Status = .fired, _ reason: String? = nil, slot: String = "2026-11-24",
        due: String = "2026-11-24T06:00:00Z", zone: String = "", cause: String = "regular", jobs: Int = 1,
        skipped: Int = 0, job: Int64? = nil, after: String? = nil, slots: Int = 1, since: String? = nil,
        recorded: String? = nil
    ) throws -> ScheduleTick {
        ScheduleTick(
            slot: SlotIdentity(
                schedule: "daily", zone: zone, slot: slot, instant: try at(due),
                date: try #require(CivilDate(slot.prefix(10))), reason: cause),
            status: status, jobs: status == .dropped ? 0 : jobs, skipped: skipped, job: job, after: after,
            reason: reason, slots: slots, since: try since.map(at), recordedAt: try at(recorded ?? due))
    }

    /// A slot without subjects that does not fire for a reason of the ledger's.
    static func dropped(_ reason: DropReason, says: [String] = [], rules: Rules = Rules()) -> WhyCase {
        WhyCase("dropped: \(reason.rawValue)", .notFired, WhyReason(rawValue: reason.rawValue), says: says) {
            try facts(rules: rules) {
                $0.ticks = [try tick(.dropped, reason.rawValue, recorded: "2026-11-24T20:00:00Z")]
            }
        }
    }
}
