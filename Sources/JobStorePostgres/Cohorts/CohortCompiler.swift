import JobModel
import JobStore
import JobTime
import PostgresDriver

/// Makes one statement of a page: the texts that `SubjectJob` puts together for each subject become expressions, and what
/// `MemberRule` decides a CASE.
///
/// Only where the outcome is the same, byte for byte of arguments and keys: columns of built-in types, and arguments
/// that fit their shape whatever the columns hold, but for NULL. Everything else is served row by row.
struct CohortCompiler {
    private let cohort: SlotCohort
    private let now: Timestamp
    private let forms: [String: CohortColumn.Form]
    private var parameters = CohortParameters()

    /// - Parameter now: the present, as the rows are to have it.
    init(_ cohort: SlotCohort, columns: [CohortColumn], now: Timestamp) {
        self.cohort = cohort
        self.now = now
        let own = columns.filter { $0.name == "id" || !cohort.query.hidden.contains($0.name) }
        // A name that stands twice, or looks like what stands for a schema, could not be written in the statement.
        let isAmbiguous = Set(columns.map(\.name)).count < columns.count || columns.contains { $0.name.contains("$") }
        forms = isAmbiguous ? [:] : Dictionary(uniqueKeysWithValues: own.map { ($0.name, $0.form) })
    }

    /// The statement, or nil if the page is to be served row by row.
    static func compile(_ cohort: SlotCohort, columns: [CohortColumn], now: Timestamp) -> CompiledCohort? {
        var compiler = CohortCompiler(cohort, columns: columns, now: now)
        return compiler.compile()
    }

    private mutating func compile() -> CompiledCohort? {
        let job = cohort.job
        guard forms["id"] == .integer || forms["id"] == .text else { return nil }
        let known = Set(forms.keys)
        let arguments = CohortText(job.arguments, known: known)
        let metadata = CohortText(job.metadata, known: known)
        let used = arguments.columns.union(metadata.columns)
        guard used.allSatisfy({ forms[$0] != .other }) else { return nil }
        guard let proof = ShapeProof(job, columns: forms, used: arguments.columns) else { return nil }
        let isUnique = job.unique.map { $0.states.rawValue != 0 } ?? false
        var key: CohortText?
        if isUnique, let rule = job.unique {
            key = UniqueKeyText.text(of: job, arguments: arguments, rule: rule)
            guard key != nil else { return nil }
        }

        for value in cohort.query.parameters { _ = parameters.add { $0.add(value) } }
        let names = used.union(proof.required).union(["id"]).sorted()
        let text = """
            WITH audience AS MATERIALIZED (
            $audience
            ),
            page AS MATERIALIZED (\(page(names, required: proof.required))),
            member AS MATERIALIZED (\(member(proof))),
            wanted AS MATERIALIZED (\(wanted(arguments, metadata, key))),
            stored AS (\(stored(isUnique: isUnique))),
            noted AS (\(noted())),
            renewed AS (\(renewed())),
            \(skips())
            SELECT (SELECT NOT bool_or(is_odd) FROM page), (SELECT count(*) FROM page),
                (SELECT subject FROM page ORDER BY place DESC LIMIT 1), (SELECT count(*) FROM wanted),
                (SELECT count(*) FROM stored), (SELECT count(*) FROM member WHERE verdict = 'served'),
                (SELECT count(*) FROM member WHERE verdict NOT IN ('served', 'wanted')),
                (SELECT count(*) FROM stored WHERE state = 'available')
            """
        return CompiledCohort(
            text: text, audience: cohort.query.sql, parameters: parameters.values, isUnique: isUnique)
    }

    // MARK: Parts of the statement

    /// The subjects in their order; `is_odd` for one that has no id, or that stands twice.
    private func page(_ names: [String], required: [String]) -> String {
        let columns = names.map { "\(json(of: $0)) AS \(Self.column($0))" }
        let bits = required.enumerated().map {
            "CASE WHEN a.\(Self.quoted($0.element)) IS NULL THEN \(1 << $0.offset) ELSE 0 END"
        }
        return """
            SELECT row_number() OVER () AS place, a.id::text AS subject,
                a.id IS NULL OR COALESCE(a.id = lag(a.id) OVER (), false) AS is_odd,
                \(bits.isEmpty ? "0" : bits.joined(separator: " + ")) AS missing,
                \(columns.joined(separator: ", "))
            FROM audience AS a
            """
    }

    /// What becomes of each of them.
    private mutating func member(_ proof: ShapeProof) -> String {
        let slot = cohort.slot
        let date = parameters.add(slot.date)
        var branches = [
            "WHEN known.date > \(date) OR (known.date = \(date) AND \(parameters.add(slot.slot)) = ANY(known.slots)) "
                + "THEN 'served'"
        ]
        if let gap = cohort.guards.minGap {
            let earliest = parameters.add(slot.instant.advanced(by: .zero - gap))
            branches.append("WHEN COALESCE(known.instant, known.served_at) > \(earliest) THEN 'min_gap'")
        }
        let schedule = parameters.add(slot.schedule)
        if cohort.guards.ifRunning != .allow {
            let state = cohort.guards.ifRunning == .queueOne ? "AND job.state <> 'running'" : ""
            // With its limit it is asked for each subject, by the index, and never of all jobs at once.
            branches.append(
                """
                WHEN (
                    SELECT true FROM $schema.river_job AS job
                    WHERE \(CountUnfinishedJobs.condition) AND job.metadata ->> 'runner:schedule' = \(schedule)
                        AND COALESCE(job.metadata ->> 'runner:subject', '') = page.subject \(state) LIMIT 1
                ) THEN 'if_running'
                """)
        }
        if !proof.required.isEmpty { branches.append("WHEN page.missing > 0 THEN 'misfit'") }
        let detail = proof.required.isEmpty ? "NULL" : "(\(parameters.add(proof.details)))[page.missing + 1]"
        let missed = cohort.previous.map { previous in
            "COALESCE(known.zone <> \(parameters.add(cohort.zone)) AND known.date < \(parameters.add(previous.date)), false)"
        }
        return """
            SELECT page.*, \(detail) AS detail, \(missed ?? "false") AS has_missed,
                known.subject IS NOT NULL AS is_known,
                CASE \(branches.joined(separator: "\n")) ELSE 'wanted' END AS verdict
            FROM page LEFT JOIN LATERAL (
                SELECT * FROM $schema.runner_schedule_subject
                WHERE schedule = \(schedule) AND subject = page.subject LIMIT 1
            ) AS known ON true
            WHERE NOT (SELECT bool_or(is_odd) FROM page)
            """
    }

    /// The jobs, with their ids in the subjects' order.
    private mutating func wanted(_ arguments: CohortText, _ metadata: CohortText, _ key: CohortText?) -> String {
        var hash = "NULL::bytea"
        if let key { hash = "sha256(convert_to(\(expression(key)), 'UTF8'))" }
        return """
            SELECT nextval('$schema.river_job_id_seq') AS job, subject, is_known, args, metadata, unique_key, due
            FROM (
                SELECT subject, is_known, \(expression(arguments)) AS args, \(expression(metadata)) AS metadata,
                    \(hash) AS unique_key, \(due()) AS due
                FROM member WHERE verdict = 'wanted' ORDER BY place
            ) AS ordered
            """
    }

    private mutating func expression(_ text: CohortText) -> String {
        let forms = forms
        return text.expression(
            &parameters, form: { forms[$0] ?? .other }, json: { "member.\(Self.column($0))" })
    }

    /// When a subject's job is due, where it is spread over a window; otherwise NULL. The same as `Spread.offset`: eight
    /// bytes of a hash as a number without a sign, which no type of the server holds but `numeric`.
    private mutating func due() -> String {
        let job = cohort.job
        let window = job.spread.length
        guard window > 0 else { return "NULL::timestamptz" }
        let prefix = parameters.add(Array(job.spread.schedule.utf8) + [0])
        let hash = "sha256(\(prefix) || convert_to(member.subject, 'UTF8'))"
        func half(_ start: Int) -> String {
            "('x' || encode(substr(hash, \(start), 4), 'hex'))::bit(32)::bigint"
        }
        return """
            (
                SELECT \(parameters.add(job.start)) + place * interval '1 microsecond'
                FROM (
                    SELECT ((\(half(1))::numeric * 4294967296 + \(half(5))) % \(parameters.add(window)))::bigint AS place
                    FROM (SELECT \(hash) AS hash) AS hashed
                ) AS placed
                WHERE place > 0
            )
            """
    }

    private mutating func stored(isUnique: Bool) -> String {
        let job = cohort.job.common
        let isTimed = job.scheduledAt != nil || job.delay != nil
        let base = job.scheduledAt ?? job.delay.map(now.advanced(by:)) ?? now
        let present = parameters.add(cohort.job.now)
        let state =
            job.isPending
            ? "'pending'"
            : "CASE WHEN due > \(present) THEN 'scheduled' ELSE '\(isTimed ? "scheduled" : "available")' END"
        let states = Int64(cohort.job.unique?.states.rawValue ?? 0)
        return """
            INSERT INTO $schema.river_job (
                id, state, created_at, scheduled_at, priority, max_attempts, args, kind, metadata, queue, tags
                \(isUnique ? ", unique_key, unique_states" : "")
            )
            SELECT job, (\(state))::$schema.river_job_state, \(parameters.add(now)),
                CASE WHEN due > \(present) THEN due ELSE \(parameters.add(base)) END,
                \(parameters.add(Int64(job.priority))), \(parameters.add(Int64(job.maxAttempts))), args::jsonb,
                \(parameters.add(job.kind.rawValue)), metadata::jsonb, \(parameters.add(job.queue)),
                \(parameters.add(job.tags))
                \(isUnique ? ", unique_key, \(parameters.add(states))::integer::bit(8)" : "")
            FROM wanted \(isUnique ? UniqueIndex.skip : "")
            RETURNING id, state
            """
    }

    /// The ledger's rows of who is served for the first time. Nobody else can make one of them meanwhile: whoever does
    /// holds the schedule's lock. To look out for a conflict costs a tenth of a page.
    private mutating func noted() -> String {
        "\(noting()) WHERE NOT is_known"
    }

    /// The rows of the others, of which the clean-up may have removed some meanwhile.
    private mutating func renewed() -> String {
        "\(noting()) WHERE is_known \(ServeSubjects.merge)"
    }

    private mutating func noting() -> String {
        let slot = cohort.slot
        return """
            INSERT INTO $schema.runner_schedule_subject AS known (
                schedule, subject, date, slots, zone, job, served_at, instant
            )
            SELECT \(parameters.add(slot.schedule)), subject, \(parameters.add(slot.date)),
                ARRAY[\(parameters.add(slot.slot))], \(parameters.add(cohort.zone)), job, \(parameters.add(now)),
                \(parameters.add(slot.instant))
            FROM wanted
            """
    }

    private mutating func skips() -> String {
        var parts = [
            skip(
                "kept", of: cohort.slot, reason: "verdict", detail: "CASE verdict WHEN 'misfit' THEN detail END",
                where: "verdict NOT IN ('served', 'wanted')")
        ]
        if let previous = cohort.previous {
            parts.append(
                skip(
                    "missed", of: previous, reason: "'zone_change'", detail: "NULL",
                    where: "has_missed AND verdict <> 'served'"))
        }
        return parts.joined(separator: ",\n")
    }

    private mutating func skip(
        _ name: String, of slot: SlotIdentity, reason: String, detail: String, where condition: String
    ) -> String {
        """
        \(name) AS (
            INSERT INTO $schema.runner_schedule_skip (\(RecordSkips.columns))
            SELECT \(parameters.add(slot.schedule)), subject, \(parameters.add(slot.slot)), \(parameters.add(slot.zone)),
                \(parameters.add(slot.instant)), \(parameters.add(slot.date)), \(parameters.add(slot.reason)),
                \(reason), \(detail), \(parameters.add(now))
            FROM member WHERE \(condition)
            ON CONFLICT (schedule, subject, slot) DO NOTHING
        )
        """
    }

    // MARK: Columns

    /// A column's JSON text; NULL for a NULL.
    private func json(of name: String) -> String {
        let value = "a.\(Self.quoted(name))"
        return switch forms[name] ?? .other {
        case .integer: "\(value)::text"
        case .boolean, .text: "to_json(\(value))::text"
        case .number, .time, .other: "to_jsonb(\(value))::text"
        }
    }

    /// What a column is called behind `audience`.
    private static func column(_ name: String) -> String { quoted("json " + name) }

    private static func quoted(_ name: String) -> String {
        var text = ""
        for character in name { text += character == "\"" ? "\"\"" : String(character) }
        return "\"\(text)\""
    }
}
