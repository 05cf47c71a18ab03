import JobModel
import Testing

@testable import JobRuntime

@Suite("The control of an attempt")
struct AttemptControlTests {
    @Test("gives the handler's end when nothing interrupts it")
    func ended() async {
        let control = AttemptControl()
        control.finish(.returned(.completed))
        control.interrupt(.timeout)
        guard case .ended(.returned(.completed)) = await control.event() else {
            Issue.record("an interruption after the end counted")
            return
        }
    }

    @Test("gives the first interruption, before or after the wait begins", arguments: [true, false])
    func interrupted(isEarly: Bool) async {
        let control = AttemptControl()
        if isEarly { control.interrupt(.cancelled) }
        async let event = control.event()
        if !isEarly { control.interrupt(.cancelled) }
        control.interrupt(.stop)
        guard case .interrupted(.cancelled) = await event else {
            Issue.record("another interruption counted")
            return
        }
    }

    @Test("lets one report only")
    func report() {
        let control = AttemptControl()
        #expect(control.takeReport())
        #expect(!control.takeReport())
    }

    @Test("resumes its waiter exactly once when the end and an interruption race")
    func race() async {
        for _ in 0..<500 {
            let control = AttemptControl()
            await withTaskGroup { group in
                group.addTask { _ = await control.event() }
                group.addTask { control.finish(.returned(.completed)) }
                group.addTask { control.interrupt(.timeout) }
            }
            #expect(control.end == .returned(.completed))
        }
    }
}
