import JobModel
import JobStore
import JobTime
import Testing

@testable import JobStorePostgres

/// The same audience by one statement and row by row: the same rows come of it.
@Suite("A compiled cohort stores what the row-by-row way stores")
struct CohortDifferentialTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        /// Served one after another, each way in a store of its own.
        let cohorts: [SlotCohort]
        /// Run before them.
        var script = ""
        /// Whether each of them can be compiled.
        var isCompiled = true
        var testDescription: String { name }
    }

    static let anything = ArgumentShape.Field(.any, isOptional: true)
    static let fields = Dictionary(
        uniqueKeysWithValues: [
            "user_id", "name", "active", "score", "price", "born", "seen", "code", "text", "missing", "zone",
        ].map { ($0, anything) })

    static func shape(_ changes: [String: ArgumentShape.Field]) -> ArgumentShape {
        .fields(fields.merging(changes) { $1 })
    }

    static func cohort(_ change: (inout CohortSample) -> Void = { _ in }) -> SlotCohort {
        var sample = CohortSample()
        change(&sample)
        return sample.cohort
    }

    /// A subject that moved from another zone, one served for a later date, one served already, one not known.
    static let history = """
        INSERT INTO runner_schedule_subject VALUES
            ('daily', '1', '2026-11-20', '{2026-11-20}', 'Europe/Paris', 1, now(), '2026-11-20T06:00:00Z'),
            ('daily', '2', '2026-11-30', '{2026-11-30}', 'Asia/Tokyo', 1, now(), '2026-11-30T06:00:00Z'),
            ('daily', '3', '2026-11-24', '{other}', 'Asia/Tokyo', 1, '2026-11-24T05:00:00Z', NULL),
            ('daily', '40', '2026-11-24', '{2026-11-24}', 'Asia/Tokyo', 1, now(), '2026-11-24T06:00:00Z'),
            ('other', '500', '2026-11-24', '{2026-11-24}', 'Asia/Tokyo', 1, now(), '2026-11-24T06:00:00Z');
        INSERT INTO river_job (kind, args, metadata, state, finalized_at) VALUES
            ('x', '{}', '{"runner:schedule": "daily", "runner:subject": "1", "runner:guarded": true}', 'available', NULL),
            ('x', '{}', '{"runner:schedule": "daily", "runner:subject": "3", "runner:guarded": true}', 'running', NULL),
            ('x', '{}', '{"runner:schedule": "daily", "runner:subject": "500", "runner:guarded": true}', 'completed', now());
        """

    static let cases: [Case] = [
        Case(name: "everything a column may hold", cohorts: [cohort()]),
        Case(name: "ids as text", cohorts: [cohort { $0.id = "key" }]),
        Case(name: "ids with what stands for the schema", cohorts: [cohort { $0.id = "key || '$schema$name'" }]),
        Case(name: "ids as uuid or NULL", cohorts: [cohort { ($0.id, $0.limit) = ("code", 1) }]),
        Case(
            name: "pages, and the next day",
            cohorts: [
                cohort { $0.limit = 4 }, cohort { ($0.limit, $0.after) = (4, 40) }, cohort { $0.day = 1 },
            ]),
        Case(
            name: "pages of text ids",
            cohorts: [
                cohort { ($0.limit, $0.id) = (2, "key COLLATE \"C\"") },
                cohort { ($0.limit, $0.id, $0.after) = (4, "key COLLATE \"C\"", .text("Z")) },
            ]),
        Case(name: "spread", cohorts: [cohort { $0.window = .seconds(86_400) }]),
        Case(name: "spread over a microsecond", cohorts: [cohort { $0.window = .microseconds(1) }]),
        Case(name: "spread over a second, mostly past", cohorts: [cohort { $0.window = .microseconds(1_000_003) }]),
        Case(name: "what is known of subjects", cohorts: [cohort()], script: history),
        Case(
            name: "movers that missed a slot", cohorts: [cohort { ($0.day, $0.previousDay) = (1, 0) }],
            script: history),
        Case(
            name: "a minimum gap",
            cohorts: [cohort { ($0.day, $0.guards) = (1, SlotGuards(minGap: .seconds(86_400))) }], script: history),
        Case(
            name: "a larger gap", cohorts: [cohort { $0.guards = SlotGuards(minGap: .seconds(600_000)) }],
            script: history),
        Case(
            name: "beside unfinished jobs",
            cohorts: [cohort { ($0.day, $0.guards) = (1, SlotGuards(ifRunning: .skip)) }], script: history),
        Case(
            name: "beside waiting jobs",
            cohorts: [
                cohort {
                    ($0.day, $0.previousDay) = (1, 0)
                    $0.guards = SlotGuards(minGap: .seconds(90_000), ifRunning: .queueOne)
                }
            ], script: history),
        Case(
            name: "a shape that all fit",
            cohorts: [
                cohort {
                    $0.shape = shape([
                        "user_id": .init(.integer), "text": .init(.string), "code": .init(.string, isOptional: true),
                    ])
                }
            ]),
        Case(
            name: "a shape that NULLs do not fit",
            cohorts: [
                cohort {
                    $0.shape = shape(["name": .init(.string), "active": .init(.boolean), "seen": .init(.string)])
                }
            ], script: history),
        Case(
            name: "a shape that depends on the values",
            cohorts: [cohort { $0.shape = shape(["born": .init(.date), "seen": .init(.timestamp)]) }],
            isCompiled: false),
        Case(
            name: "a shape that nobody fits", cohorts: [cohort { $0.shape = shape(["missing": .init(.string)]) }],
            isCompiled: false),
        Case(name: "unique by all", cohorts: [cohort { $0.unique = UniqueRule(by: .all) }]),
        Case(
            name: "unique by fields",
            cohorts: [
                cohort {
                    $0.unique = UniqueRule(
                        by: .fields(["text", "user_id", "name", "score", "nothing"]), includesQueue: true,
                        period: .seconds(3_600))
                    ($0.values, $0.fragments) = (["score", "active"], ["name"])
                }
            ]),
        Case(name: "unique by nothing", cohorts: [cohort { $0.unique = UniqueRule(by: .none) }]),
        Case(
            name: "unique, and there already",
            cohorts: [
                cohort {
                    ($0.unique, $0.limit, $0.values, $0.fragments) = (
                        UniqueRule(by: .fields(["active"])), 9, ["active"], []
                    )
                },
                cohort { ($0.day, $0.unique) = (1, UniqueRule(by: .fields(["active"]))) },
            ]),
        Case(
            name: "a uniqueness of no state",
            cohorts: [
                cohort { $0.unique = UniqueRule(by: .all, states: JobStateSet(rawValue: 0)) }
            ]),
        Case(name: "delayed", cohorts: [cohort { ($0.delay, $0.window) = (.seconds(60), .seconds(600)) }]),
        Case(name: "jsonb as a value", cohorts: [cohort { $0.values = ["tags"] }], isCompiled: false),
        Case(name: "jsonb inside of a string", cohorts: [cohort { $0.fragments = ["tags"] }], isCompiled: false),
        Case(
            name: "a subject that stands twice", cohorts: [cohort { $0.values = ["name"] }],
            script: "INSERT INTO people SELECT * FROM people WHERE id IN (2, 3)"),
        Case(name: "nobody", cohorts: [cohort()], script: "DELETE FROM people"),
    ]

    @Test("the same rows", arguments: cases)
    func sameRows(_ example: Case) async throws {
        let compiled = try await fire(example, .compiled)
        let rows = try await fire(example, .rowByRow)
        #expect(compiled.results == rows.results)
        #expect(compiled.jobs == rows.jobs)
        #expect(compiled.subjects == rows.subjects)
        #expect(compiled.skips == rows.skips)
        #expect(compiled.ticks == rows.ticks)
    }

    @Test("who is compiled", arguments: cases)
    func isCompiled(_ example: Case) async throws {
        let store = try await prepared(example)
        for cohort in example.cohorts {
            let columns = try await store.store.run { try CohortColumn.all(of: cohort.query, on: $0) }
            let compiled = CohortCompiler.compile(cohort, columns: columns, now: cohort.slot.instant)
            #expect((compiled != nil) == example.isCompiled)
        }
    }

    private struct Outcome {
        var results: [SlotPageResult] = []
        var jobs: [[String]] = []
        var subjects: [[String]] = []
        var skips: [[String]] = []
        var ticks: [[String]] = []
    }

    private func prepared(_ example: Case) async throws -> LedgerStore {
        let store = try await LedgerStore.new()
        try await store.script(CohortSample.table)
        if !example.script.isEmpty { try await store.script(example.script) }
        return store
    }

    private func fire(_ example: Case, _ way: FireCohort.Way) async throws -> Outcome {
        let store = try await prepared(example)
        let notices = store.store.insertNotices
        var outcome = Outcome()
        for cohort in example.cohorts {
            outcome.results.append(
                try await store.store.write { try FireCohort(notices: notices, way: way).run(cohort, on: $0) })
        }
        // Times of the server's own are compared with the row's making.
        outcome.jobs = try await store.rows(
            """
            SELECT args::text, metadata::text, state::text, kind, queue, priority, max_attempts, tags::text,
                encode(unique_key, 'hex'), unique_states::text,
                CASE WHEN abs(extract(epoch FROM scheduled_at - created_at)) < 61 THEN (scheduled_at - created_at)::text
                    ELSE scheduled_at::text END,
                dense_rank() OVER (ORDER BY id)
            FROM river_job ORDER BY id
            """)
        outcome.subjects = try await store.rows(
            """
            SELECT s.schedule, subject, date::text, slots::text, zone, instant::text, j.metadata::text
            FROM runner_schedule_subject AS s LEFT JOIN river_job AS j ON j.id = job ORDER BY 1, 2
            """)
        outcome.skips = try await store.rows(
            """
            SELECT schedule, subject, slot, zone, instant::text, date::text, slot_reason, reason, detail
            FROM runner_schedule_skip ORDER BY 1, 2, 3
            """)
        outcome.ticks = try await store.rows(
            "SELECT slot, zone, status, jobs, skipped, after FROM runner_schedule_tick ORDER BY 1, 2")
        await store.store.close()
        return outcome
    }
}
