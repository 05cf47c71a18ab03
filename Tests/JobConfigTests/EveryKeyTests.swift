import JobConfig
import JobDiagnostics
import JobModel
import JobTime
import Testing

@Suite("A file with every key")
struct EveryKeyTests {
    private let jobs = """
        version: 1
        x-note: ignored
        store: { url: "postgres://${HOST:-db}/app", schema: public, pooler: transaction, indexes: lean }
        runtime: { concurrency: 20, shutdown_timeout: 25s, node_lost_after: 30s, tzdata: zones }
        retention: { completed: 1d, discarded: 7d, cancelled: 1d, ledger: 400d }
        queues:
          low:
            concurrency: 2
            weight: 1
            global_concurrency: 9
            rate_limit: { max: 600, per: 1m, scope: node }
            claim: transaction
            paused: true
            retention: { completed: 1h }
        retry_policies:
          one: { max_attempts: 3, backoff: { curve: exponential, base: 30s, factor: 1.5, cap: 1h, jitter: 5% } }
          two: { backoff: { delays: [30s, 1m], jitter: 0% } }
          never: { max_attempts: 1 }
        defaults: { queue: low, retry: one, timeout: 1m, priority: 1 }
        jobs:
          geo:
            description: Finds countries
            tags: [maps, slow-jobs]
            args: { id: integer, "names?": [string], by: { string: number }, kind: { enum: [a, b] }, at: { x: date } }
            unique: { by: [args.id], queue: true, period: 10m, while: [available, pending, scheduled, running] }
            concurrency: { max: 1, by: args.id, scope: node }
            rate_limit: { max: 1, per: 1s }
            retention: { discarded: 2d }
            delay: 30d
            handler: { exec: [./bin/geo, --json], env: [HOME_PAGE] }
          hook: { handler: { http: { url: "https://example.org/", method: PUT } }, unique: { by: [args] } }
        plugins: { loomio: { smtp_url: "${SMTP_URL:-smtp://127.0.0.1:25}" } }
        """
    private let schedules = """
        version: 1
        timezone: Europe/London
        schedules:
          geo_daily:
            job: geo
            at: ["06:00", "18:30:15"]
            month_days: [1, 15, last]
            timezone: { each: user, sql: "SELECT id, time_zone FROM users", unknown: skip }
            args: { id: "{{user.id}}", note: "on {{slot.date}}", list: [1, true, "{{user.name}}"] }
            dst: { gap: skip, overlap: both }
            catch_up: { policy: all, within: 6h, max: 3 }
            spread: 10m
            if_running: queue_one
            min_gap: 12h
            enabled: false
            from: 2026-01-01
            until: 2027-01-01T00:00:00+01:00
            renamed_from: geo
            description: Each month
          beat: { job: hook, every: 90s, from: 2026-01-01T00:00:30Z }
        """

    @Test("is read without a finding")
    func clean() {
        #expect(reading(jobs, schedules: schedules).diagnostics.map(\.line) == [])
    }

    @Test("gives each value")
    func values() throws {
        let base = try #require(reading(jobs, schedules: schedules).base)
        let job = try #require(base.job("geo"))
        #expect(
            job.arguments?.shape
                == .fields([
                    "id": .init(.integer), "names": .init(.array(of: .string), isOptional: true),
                    "by": .init(.map(of: .number)), "kind": .init(.enumeration(["a", "b"])),
                    "at": .init(.fields(["x": .init(.date)])),
                ]))
        #expect(job.handler?.value == .exec(command: ["./bin/geo", "--json"], environment: ["HOME_PAGE"]))
        #expect(job.concurrency?.value == KeyedConcurrency(max: 1, field: "id", perNode: true))
        #expect(job.unique?.value.period == .seconds(600))
        #expect(
            base.retryPolicy("one")?.policy.value.backoff
                == Backoff(.exponential(base: .seconds(30), factor: 1.5), cap: .seconds(3_600), jitter: 0.05))
        #expect(base.retryPolicy("two")?.policy.value.backoff == Backoff(.delays([.seconds(30), .seconds(60)])))

        let schedule = try #require(base.schedule("geo_daily"))
        #expect(schedule.trigger.value.text == "at 06:00,18:30:15 month_days 1,15,last")
        #expect(schedule.zone.value == .eachUser(.sql("SELECT id, time_zone FROM users"), unknown: .skip))
        #expect(schedule.catchUp.value == CatchUpPolicy(policy: .all, within: .seconds(21_600), max: 3))
        #expect(schedule.dst.value == DSTPolicy(gap: .skip, overlap: .both))
        #expect(schedule.placeholders.map(\.value) == [.userID, .slotDate, .userField("name")])

        let beat = try #require(base.schedule("beat"))
        #expect(beat.recurrence(in: .utc).next(after: Timestamp(seconds: 0))?.instant.seconds == 1_767_225_630)
        #expect(beat.zone.value == .fixed("Europe/London"))
    }
}
