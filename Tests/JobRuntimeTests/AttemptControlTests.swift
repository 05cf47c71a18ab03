import JobModel
import Synchronization
import TestGate
import Testing

@testable import JobRuntime

@Suite("The control of an attempt")
struct AttemptControlTests {
    private final class Tally: Sendable {
        private let state = Mutex(0)
        var value: Int { state.withLock { $0 } }
        func count() { state.withLock { $0 += 1 } }
    }

    @Test("gives the handler's end when nothing interrupts it, and no interruption counts afterwards")
    func ended() {
        let control = AttemptControl()
        #expect(control.arm { Issue.record("a timeout after the end counted") })
        #expect(control.finish(.returned(.completed)) == .report(.returned(.completed)))
        control.interrupt(.timeout)
        #expect(!control.isTimedOut)
    }

    @Test("only the first interruption counts; a handler that returns all the same has its way")
    func interrupted() {
        let control = AttemptControl()
        control.interrupt(.cancelled)
        control.interrupt(.stop)
        #expect(control.finish(.cutOff) == .report(.cancelledByRequest))
        let other = AttemptControl()
        other.interrupt(.stop)
        #expect(other.finish(.returned(.completed)) == .report(.returned(.completed)))
    }

    @Test("cancels the handler's task, whether it began before or after the interruption", arguments: [true, false])
    func cancels(isEarly: Bool) async {
        let control = AttemptControl()
        let armed = Gate()
        if isEarly { control.interrupt(.stop) }
        let task = Task {
            #expect(control.arm {})
            #expect(Task.isCancelled == isEarly)
            armed.open()
            while !Task.isCancelled { await Task.yield() }
        }
        await armed.pass()
        if !isEarly { control.interrupt(.stop) }
        await task.value
        #expect(task.isCancelled)
    }

    @Test("leaves the task alone once the handler has returned")
    func lateInterruption() async {
        await Task {
            let control = AttemptControl()
            #expect(control.arm {})
            _ = control.finish(.returned(.completed))
            control.interrupt(.stop)
            #expect(!Task.isCancelled)
        }.value
    }

    @Test("says a timeout at once and once, and nothing when the handler returns")
    func timeout() {
        let control = AttemptControl()
        let said = Tally()
        #expect(control.arm { said.count() })
        control.interrupt(.timeout)
        control.interrupt(.timeout)
        #expect(said.value == 1)
        #expect(control.isTimedOut)
        #expect(control.finish(.returned(.completed)) == .nothing)
    }

    @Test("a time that is over before the handler begins leaves it unrun")
    func lateStart() {
        let control = AttemptControl()
        control.interrupt(.timeout)
        #expect(!control.arm { Issue.record("it was armed") })
        #expect(control.finish(.cutOff) == .report(.cutOff))
    }

    @Test("lets one report only")
    func report() {
        let control = AttemptControl()
        #expect(control.takeReport())
        #expect(!control.takeReport())
        #expect(control.finish(.returned(.completed)) == .taken)
    }

    @Test("reports exactly once when the end and a timeout race")
    func race() async {
        for _ in 0..<500 {
            let control = AttemptControl()
            let said = Tally()
            #expect(control.arm { said.count() })
            await withTaskGroup { group in
                group.addTask {
                    if case .report = control.finish(.returned(.completed)) { said.count() }
                }
                group.addTask { control.interrupt(.timeout) }
            }
            #expect(said.value == 1)
        }
    }
}
