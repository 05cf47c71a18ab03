import JSONTree
import JobConfig
import JobModel
import JobPlugin
import JobScheduling
import JobTime
import Testing

@Suite("Jobs of a slot")
struct SlotJobTests {
    /// 06:00 of 25 November in New York.
    private func slot(missed: Int = 0, isCatchUp: Bool = false) throws -> DueSlot {
        let newYork = try #require(zones.subjectZone("US/Eastern"))
        let recurrence = Recurrence(trigger: try daily("06:00"), rules: newYork.rules)
        let start = try at("2026-11-24T12:00:00Z")
        let occurrence = try #require(recurrence.next(after: start))
        return DueSlot(occurrence: occurrence, missed: missed, isCatchUp: isCatchUp)
    }

    private func zone() throws -> SubjectZone {
        SubjectZone(raw: "US/Eastern", used: try #require(zones.subjectZone("US/Eastern")), isUnknown: false)
    }

    private let mail = JobInsert(kind: "mail")

    private func text(
        _ template: ArgumentTemplate, missed: Int = 0, subject: Subject? = Subject(id: 42)
    ) throws -> String {
        ArgumentCompiler.text(of: template, schedule: "catch_up", slot: try slot(missed: missed), zone: try zone())
            .text(for: subject)
    }

    private func object(_ members: KeyValuePairs<String, ArgumentTemplate>) -> ArgumentTemplate {
        .object(members.map { ArgumentTemplate.Member(key: $0.key, value: $0.value) })
    }

    @Test("a placeholder that is the whole text keeps its type")
    func types() throws {
        let template = object([
            "user_id": .placeholder(.userID), "timezone": .placeholder(.userTimezone),
            "raw": .placeholder(.userTimezoneRaw), "send_at": .placeholder(.slotTime), "utc": .placeholder(.slotUTC),
            "local_date": .placeholder(.slotDate), "missed": .placeholder(.slotMissed),
            "pass": .placeholder(.slotPass), "id": .placeholder(.scheduleID),
        ])
        let expected =
            #"{"user_id":42,"timezone":"America/New_York","raw":"US/Eastern","send_at":"2026-11-25T06:00:00-05:00","#
            + #""utc":"2026-11-25T11:00:00Z","local_date":"2026-11-25","missed":3,"pass":0,"id":"catch_up"}"#
        #expect(try text(template, missed: 3) == expected)
        #expect(try text(.placeholder(.userID), subject: Subject(id: .text("a\"b"))) == #""a\"b""#)
    }

    @Test("inside a longer text everything becomes text, escaped")
    func pieces() throws {
        let template = ArgumentTemplate.array([
            .text([.literal("\"user\" "), .placeholder(.userID), .literal(" at "), .placeholder(.slotDate)]),
            .text([.placeholder(.userField("name")), .literal("/"), .placeholder(.userField("tags"))]),
            .literal(["kept": [1, 2.5, nil]]),
        ])
        let subject = Subject(id: 7, fields: ["name": "O\"Hara", "tags": ["x"]])
        #expect(
            try text(template, subject: subject)
                == #"["\"user\" 7 at 2026-11-25","O\"Hara/[\"x\"]",{"kept":[1,2.5,null]}]"#)
    }

    @Test("a field that a subject lacks is null, or nothing inside a text")
    func missingField() throws {
        let field = Placeholder.userField("locale")
        #expect(
            try text(.array([.placeholder(field), .text([.literal("x"), .placeholder(field)])])) == #"[null,"x"]"#)
    }

    @Test("what is rendered is one JSON value, whatever the subject's fields hold")
    func alwaysJSON() throws {
        for name in ["\u{0}", "\\", "\"", "\n\u{2028}", "é👩‍👩‍👧", "{{user.id}}"] {
            let subject = Subject(id: .text(name), fields: ["f": .string(name)])
            let rendered = try text(
                .array([.placeholder(.userID), .text([.literal("<"), .placeholder(.userField("f")), .literal(">")])]),
                subject: subject)
            #expect(try JSONValue(parsing: rendered) == [.string(name), .string("<\(name)>")])
        }
    }

    @Test("placeholders are open to those schedules that can fill them")
    func scope() {
        #expect(PlaceholderScope.fixedZone.shape(of: .userID) == nil)
        #expect(PlaceholderScope.fixedZone.shape(of: .userField("x")) == nil)
        #expect(PlaceholderScope.fixedZone.shape(of: .slotTime) == .timestamp)
        let audience = PlaceholderScope.eachUser(fields: ["locale": .string])
        #expect(audience.shape(of: .userField("locale")) == .string)
        #expect(audience.shape(of: .userField("local")) == nil)
        #expect(audience.shape(of: .slotMissed) == .integer)
        #expect(audience.names.contains("user.locale"))
        #expect(PlaceholderScope.eachUser(fields: nil).shape(of: .userField("anything")) == .any)
    }

    @Test("a subject's place in the spread never changes")
    func spreadVectors() {
        func microseconds(_ schedule: String, _ subject: String, _ window: Duration) -> Duration {
            Spread(schedule: schedule, window: window).offset(of: subject)
        }
        #expect(microseconds("daily_catch_up", "42", .seconds(600)) == .microseconds(417_192_198))
        #expect(microseconds("daily_catch_up", "1", .seconds(600)) == .microseconds(263_987_325))
        #expect(microseconds("close_expired_polls", "", .seconds(60)) == .microseconds(17_214_746))
        #expect(microseconds("daily_catch_up", "é-7", .seconds(3_600)) == .microseconds(636_961_867))
        #expect(Spread(schedule: "a", window: nil).offset(of: "b") == .zero)
    }

    @Test("a spread job runs later than its slot, one that is caught up later than now")
    func spreadJobs() throws {
        let schedule = try CompiledSchedule(
            definition("daily_catch_up", trigger: daily("06:00"), zone: eachUser(), spread: .seconds(600)), zones: zones
        )
        let offset = Spread(schedule: "daily_catch_up", window: .seconds(600)).offset(of: "42")
        let punctual = try slot()
        let now = punctual.instant.advanced(by: .seconds(1))
        let job = try SlotJobBuilder(schedule, slot: punctual, zone: try zone(), now: now).job(mail)
            .insert(for: Subject(id: 42))
        #expect(job.scheduledAt == punctual.instant.advanced(by: offset))
        #expect(
            job.metadata == #"{"runner:schedule":"daily_catch_up","runner:slot":"2026-11-25","runner:subject":"42"}"#)
        let later = punctual.instant.advanced(by: .seconds(7_200))
        let late = SlotJobBuilder(schedule, slot: try slot(isCatchUp: true), zone: try zone(), now: later)
        #expect(try late.job(mail).insert(for: Subject(id: 42)).scheduledAt == later.advanced(by: offset))
        let plain = try CompiledSchedule(definition(trigger: daily("06:00")), zones: zones)
        let single = try SlotJobBuilder(plain, slot: punctual, now: now, revision: "r7").job(mail).insert()
        #expect(single.scheduledAt == nil)
        #expect(single.metadata == #"{"runner:schedule":"sample","runner:slot":"2026-11-25","runner:revision":"r7"}"#)
    }

    @Test("a job of a schedule under if_running says so", arguments: IfRunning.allCases)
    func guarded(ifRunning: IfRunning) throws {
        let schedule = try CompiledSchedule(definition(trigger: daily("06:00"), ifRunning: ifRunning), zones: zones)
        let job = try SlotJobBuilder(schedule, slot: try slot(), now: try slot().instant).job(mail).insert()
        #expect(job.metadata.contains(#""runner:guarded":true"#) == (ifRunning != .allow))
    }
}
