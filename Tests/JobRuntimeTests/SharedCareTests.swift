import JobModel
import JobPluginTesting
import JobStore
import JobStoreSQLite
import JobTime
import Testing

@testable import JobRuntime

@Suite("The upkeep of a store that other programs share")
struct SharedCareTests {
    /// Runs the care of a node that holds our own lease beside a body.
    private func care(
        _ world: World, _ maintenance: PretendedMaintenance, options: NodeOptions = NodeOptions(),
        _ body: @Sendable (CareService) async throws -> Void
    ) async throws {
        let services = world.services(options: options)
        let lease = LeaseKeeper(services: services)
        await lease.renew()
        let dispatcher = Dispatcher(
            services: services, desk: AttemptDesk(),
            completer: Completer(store: world.store, clock: services.clock, observer: world.log))
        let care = CareService(services: services, lease: lease, dispatcher: dispatcher, shared: maintenance)
        try await withThrowingTaskGroup { group in
            group.addTask { await lease.run {} }
            group.addTask { await care.run() }
            try await body(care)
            group.cancelAll()
        }
    }

    /// Stores a job that is due already and must be brought forward first.
    private func dueJob(_ world: World) async throws -> Int64 {
        let id = try await world.store.insert([
            JobInsert(kind: "sort", scheduledAt: world.clock.timestamp.advanced(by: .seconds(60)))
        ])[0].id
        world.clock.advance(by: .seconds(60))
        return id
    }

    @Test("jobs are brought forward by the leader alone, our own lease or not")
    func promotion() async throws {
        for untilIdle in [false, true] {
            let world = try await World()
            let id = try await dueJob(world)
            let maintenance = PretendedMaintenance(isLeader: false)
            try await care(world, maintenance, options: NodeOptions(untilIdle: untilIdle)) { care in
                while !care.hasLookedOnce { await Task.yield() }
                #expect(try await world.state(of: id) == .scheduled)
                maintenance.elect(true)
                care.wake()
                while try await world.state(of: id) != .available { await Task.yield() }
            }
        }
    }

    @Test("a node that does not lead removes what is past its time from our own tables only")
    func cleaning() async throws {
        let world = try await World()
        let id = try await world.insert()[0]
        try await world.workUntilIdle(["sort": World.worker { _ in .completed }])
        world.clock.advance(by: .seconds(25 * 3_600))
        let maintenance = PretendedMaintenance(isLeader: false)
        try await care(world, maintenance) { care in
            while maintenance.done.isEmpty {
                await world.clock.waitForSleepers()
                world.clock.advance(by: .seconds(1))
                await Task.yield()
            }
        }
        #expect(maintenance.done == ["clean own"])
        #expect(try await world.state(of: id) == .completed)
    }

    /// Runs the duties that only other programs need beside a body.
    private func shared(
        _ world: World, _ maintenance: PretendedMaintenance, _ body: @Sendable () async throws -> Void
    ) async throws {
        let service = SharedCareService(services: world.services(), maintenance: maintenance)
        try await withThrowingTaskGroup { group in
            group.addTask { await service.run {} }
            try await body()
            group.cancelAll()
        }
    }

    @Test("stuck jobs are freed by the leader, every half minute, and by the kinds' timeouts")
    func stuck() async throws {
        let world = try await World(
            configuration: World.configuration(kinds: [KindRules(kind: "sort", timeout: .seconds(7_200))]))
        let job = RescuedJob(id: 7, kind: "foreign", node: "host_x", rescues: 1, state: .retryable)
        let maintenance = PretendedMaintenance(isLeader: false, rescued: [job])
        try await shared(world, maintenance) {
            await world.clock.waitForSleepers()
            #expect(maintenance.done.isEmpty)
            maintenance.elect(true)
            await world.log.wait { $0.rescues == [7] }
            while maintenance.done.count < 2 {
                await world.clock.waitForSleepers()
                world.clock.advance(by: SharedCareService.rescueInterval)
                await Task.yield()
            }
        }
        #expect(maintenance.done.first == "rescue")
        #expect(maintenance.done.last == "resigned")
        #expect(
            maintenance.rules.first?.kinds["sort"]
                == StuckJobRules.Kind(timeout: .seconds(7_200), backoff: RetryPolicy.river.backoff))
    }

    @Test("indexes are rebuilt at midnight in UTC, by the leader, and trouble with one is told")
    func rebuilding() async throws {
        let world = try await World(clock: ManualClock(start: Timestamp(seconds: 1_767_225_600 - 10)))
        let maintenance = PretendedMaintenance(isLeader: true, troubles: ["river_job_pkey: not ours"])
        try await shared(world, maintenance) {
            while maintenance.done != ["rescue"] { await Task.yield() }
            await world.clock.waitForSleepers()
            world.clock.advance(by: .seconds(10))
            await world.log.wait { $0.troubles == ["rebuilding indexes"] }
        }
        #expect(maintenance.done.filter { $0 == "rebuild" }.count == 1)
    }

    @Test(
        "a day of UTC begins at a multiple of 86,400 seconds",
        arguments: [(0, 86_400), (86_399, 86_400), (86_400, 172_800), (-1, 0), (-86_400, 0)])
    func midnight(seconds: Int64, next: Int64) {
        #expect(SharedCareService.midnight(after: Timestamp(seconds: seconds)) == Timestamp(seconds: next))
    }
}

extension [NodeEvent] {
    /// The ids of jobs that were taken back.
    fileprivate var rescues: [Int64] { compactMap { if case .jobRescued(let id, _, _, _) = $0 { id } else { nil } } }
}
