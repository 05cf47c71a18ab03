import JSONTree
import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin
import JobScheduling
import JobTime
import SourceMarks
import Testing
import ZoneDatabase

@testable import JobRuntime

@Suite("Nodes whose clocks are wrong", .timeLimit(.minutes(5)))
struct SkewedClockTests {
    private static func schedule() throws -> CompiledSchedule {
        func marked<Value>(_ value: Value) -> Marked<Value> {
            Marked(value, at: Location(file: "schedules.yaml", span: .fileStart))
        }
        let definition = ScheduleDefinition(
            id: marked("tick"), job: marked("note"),
            trigger: marked(
                TriggerDefinition(
                    trigger: .every(interval: .seconds(1), anchor: Trigger.defaultAnchor), text: "every 1s")),
            zone: marked(.fixed("UTC")), arguments: marked(.object([])), dst: marked(DSTPolicy()),
            catchUp: marked(CatchUpPolicy(policy: .latest)), spread: nil, ifRunning: marked(.allow), minGap: nil,
            enabled: marked(true), from: nil, until: nil, renamedFrom: nil, description: nil)
        return try CompiledSchedule(definition, zones: ZoneDatabase())
    }

    @Test("an hour ahead and an hour behind: the server's clock decides; each slot once, no job early or an hour late")
    func hourApart() async throws {
        try await Fleet.onSharedServer(change: { $0.schedules = [try Self.schedule()] }) { fleet in
            try await fleet.psql(
                """
                INSERT INTO river_job (kind, queue, args, max_attempts, state, scheduled_at)
                SELECT 'note', 'rows', '{}', 25, state::river_job_state, now() + number * interval '250 milliseconds'
                FROM unnest(ARRAY['scheduled', 'available', 'retryable']) AS state, generate_series(1, 8) AS number
                """)
            let before = try await fleet.psql(
                "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
            let isDone: @Sendable (NodeLog.Counts) -> Bool = { $0.slots >= 3 && $0.ends >= 24 + 3 }
            try await withThrowingTaskGroup { group in
                // Each leads in its turn: the second one from when the first has left.
                for (name, skew) in [("ahead", Duration.seconds(3_600)), ("behind", .seconds(-3_600))] {
                    group.addTask {
                        try await fleet.work(
                            name, untilIdle: false, firesSchedules: true, now: { RunRecord.now().advanced(by: skew) },
                            onStart: { node in
                                Task {
                                    await fleet.log.wait(until: isDone)
                                    let slots = fleet.log.slots.count
                                    if name == "behind" { await fleet.log.wait { $0.slots >= slots + 2 } }
                                    node.drain()
                                }
                            })
                    }
                }
                try await group.waitForAll()
            }
            let slots = try await fleet.psql(
                """
                SELECT count(*), count(DISTINCT metadata ->> 'runner:slot'),
                    count(*) FILTER (WHERE (metadata ->> 'runner:slot')::timestamptz > created_at),
                    count(*) FILTER (WHERE (metadata ->> 'runner:slot')::timestamptz < created_at - interval '1 minute')
                FROM river_job WHERE metadata ? 'runner:slot'
                """)
            let parts = slots.split(separator: "|")
            #expect(parts[0] == parts[1] && parts[2] == "0" && parts[3] == "0", "\(slots)")
            #expect((Int(parts[0]) ?? 0) >= 5)
            let times = try await fleet.psql(
                """
                SELECT count(*) FILTER (WHERE attempted_at < scheduled_at),
                    count(*) FILTER (WHERE attempted_at > scheduled_at + interval '1 minute')
                FROM river_job WHERE state = 'completed'
                """)
            #expect(times == "0|0")
            #expect(try await fleet.psql("SELECT count(*) FROM river_job WHERE state = 'completed'") != "0")
            let after = try await fleet.psql(
                "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
            print("skewed clocks: 24 jobs, \(parts[0]) slots, transactions \(before) to \(after)")
        }
    }
}
