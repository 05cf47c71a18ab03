import Testing
import ThreadExecutor

@Suite("An executor with its own thread", .timeLimit(.minutes(5)))
struct ThreadExecutorTests {
    /// Counts on a thread, which ends with it.
    actor Counter {
        private let executor: ThreadExecutor
        private(set) var count = 0

        init(_ executor: ThreadExecutor) { self.executor = executor }

        deinit { executor.stop() }

        nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

        func add() { count += 1 }

        var isOnThread: Bool { executor.isIsolatingCurrentContext() == true }

        nonisolated func assumedCount() -> Int { assumeIsolated { $0.count } }

        func countFromOutside() -> Int { assumedCount() }

        /// Jobs that are in the queue when the executor is told to stop.
        func stopWithJobsWaiting() -> [Task<Int, Never>] {
            let tasks = (0..<20).map { number in
                Task {
                    count += 1
                    return number
                }
            }
            executor.stop()
            return tasks
        }
    }

    @Test("the actor's code runs on the thread, other code does not")
    func isolation() async throws {
        let executor = try ThreadExecutor(name: "a name longer than the system shows")
        let counter = Counter(executor)
        #expect(await counter.isOnThread)
        #expect(await counter.countFromOutside() == 0)
        #expect(executor.isIsolatingCurrentContext() == false)
    }

    @Test("calls from many tasks all run, one at a time")
    func manyTasks() async throws {
        let counter = Counter(try ThreadExecutor(name: "counter"))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    for _ in 0..<20 { await counter.add() }
                }
            }
        }
        #expect(await counter.count == 2000)
    }

    @Test("stopping runs the jobs that wait, then the thread ends")
    func stopDrains() async throws {
        let executor = try ThreadExecutor(name: "drained")
        let counter = Counter(executor)
        var numbers: [Int] = []
        for task in await counter.stopWithJobsWaiting() { numbers.append(await task.value) }
        #expect(numbers == Array(0..<20))
        executor.waitUntilEnded()
        #expect(executor.isIsolatingCurrentContext() == false)
    }

    @Test("the thread ends with its actor, a thousand times over")
    func threadsEnd() async throws {
        for _ in 0..<1000 {
            let executor = try ThreadExecutor(name: "short")
            do {
                let counter = Counter(executor)
                await counter.add()
            }
            executor.waitUntilEnded()
        }
    }

    #if DEBUG
    @Test("a job that comes after the end traps")
    func enqueueAfterTheEnd() async {
        await #expect(processExitsWith: .failure) {
            let executor = try ThreadExecutor(name: "ended")
            let counter = Counter(executor)
            executor.stop()
            executor.waitUntilEnded()
            await counter.add()
        }
    }
    #endif
}
