import JobModel
import JobSQL
import JobStore
import JobTime

/// Cohorts over one table with everything that a user's table may hold.
struct CohortSample {
    var day = 0
    var zone = "Asia/Tokyo"
    var id = "id"
    var after: SubjectID?
    var limit = 100
    var window: Duration?
    var guards = SlotGuards()
    var previousDay: Int?
    var shape: ArgumentShape?
    var unique: UniqueRule?
    var lease: Lease?
    /// Fields of the arguments, each by itself.
    var values = ["name", "active", "score", "price", "born", "seen", "code"]
    /// Fields inside of one string.
    var fragments = ["name", "active", "price", "code"]
    var delay: Duration?

    static let table = """
        CREATE TABLE people (
            id bigint, key text, name text, active boolean, score double precision, price numeric, born date,
            seen timestamptz, code uuid, tags jsonb, zone text
        );
        INSERT INTO people VALUES
            (1, 'a', 'Ann', true, 1.5, 1.10, '2000-02-29', '2026-01-01T00:00:00.123456Z',
                'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '["x", {"b": 1, "a": 2}]', 'here'),
            (2, 'b"\\', 'O"Hara \\ <b>&''' || chr(8232) || chr(8233) || chr(9) || chr(10) || chr(1), false, -0.0, 100,
                '-infinity', 'infinity', NULL, 'null', 'here'),
            (3, 'ß→😀', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'here'),
            (40, '', '', true, 'NaN', 'NaN', '0044-03-15 BC', '0044-03-15 BC', NULL, '"text"', 'here'),
            (500, 'z', repeat('ä"\\', 50), false, 1e300, 12345678901234567890.5, '9999-12-31', '9999-12-31T23:59:59Z',
                NULL, '{}', 'here'),
            (9223372036854775807, 'Z', '\u{E000}0\u{E001}', true, 0.1, -0.5, '2026-11-26', '2026-11-26T06:00:00+09',
                NULL, '1.50', 'here');
        """

    static func date(_ day: Int) -> CivilDate { CivilDate(daysSinceEpoch: 20_781 + day) }

    static func slot(_ day: Int, zone: String) -> SlotIdentity {
        let date = date(day)
        return SlotIdentity(
            schedule: "daily", zone: zone, slot: date.description,
            instant: Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400 + 21_600), date: date, reason: "regular")
    }

    var cohort: SlotCohort {
        let slot = Self.slot(day, zone: zone)
        var arguments = SubjectText()
        arguments.append(#"{"user_id":"#)
        arguments.append(value: .id)
        for field in values {
            arguments.append(#","\#(field)":"#)
            arguments.append(value: .named(field))
        }
        arguments.append(#","text":"<'Dear\n "#)
        for field in fragments {
            arguments.append(fragment: .named(field))
            arguments.append(" & ")
        }
        arguments.append(fragment: .id)
        arguments.append(#"","missing":"#)
        arguments.append(value: .named("no such column"))
        arguments.append(#","zone":"#)
        arguments.append(value: .named("zone"))
        arguments.append("}")
        var metadata = SubjectText()
        metadata.append(#"{"runner:schedule":"daily","runner:slot":"\#(slot.slot)","runner:subject":""#)
        metadata.append(fragment: .id)
        metadata.append(#""}"#)
        let behind = after == nil ? "" : "AND id > $2 "
        var parameters: [SQLValue] = [.text("here"), .integer(Int64(limit))]
        switch after {
        case .integer(let number): parameters.insert(.integer(number), at: 1)
        case .text(let text): parameters.insert(.text(text), at: 1)
        case nil: break
        }
        let columns = "\(id) AS id, name, active, score, price, born, seen, code, tags, zone"
        return SlotCohort(
            slot: slot, previous: previousDay.map { Self.slot($0, zone: zone) }, zone: zone,
            query: SlotCohort.Query(
                sql: """
                    SELECT * FROM (SELECT \(columns) FROM people -- all of them
                    ) AS audience WHERE zone = $1 \(behind)ORDER BY id LIMIT $\(parameters.count)
                    """, parameters: parameters, hidden: ["zone"]),
            job: SubjectJob(
                common: JobInsert(
                    kind: "greet", queue: "mailers", priority: 2, maxAttempts: 7, delay: delay, tags: ["one", "t\"wo"]),
                arguments: arguments, metadata: metadata, shape: shape, unique: unique, start: slot.instant,
                spread: Spread(schedule: "daily", window: window), now: slot.instant.advanced(by: .seconds(1))),
            after: after?.position, limit: limit, guards: guards, lease: lease)
    }
}
