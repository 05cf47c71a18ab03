import Testing

@testable import SQLiteDriver

@Suite("Pauses between attempts at a lock")
struct BusyBackoffTests {
    @Test("they double up to 10 ms and add up to the timeout")
    func pauses() {
        var backoff = BusyBackoff(timeout: .milliseconds(100))
        var pauses: [Duration] = []
        while let pause = backoff.next() { pauses.append(pause) }
        #expect(pauses.prefix(4) == [.microseconds(100), .microseconds(200), .microseconds(400), .microseconds(800)])
        #expect(pauses.max() == .milliseconds(10))
        #expect(pauses.reduce(.zero, +) == .milliseconds(100))
        #expect(backoff.next() == nil)
    }

    @Test("a new lock starts over, and no time is no attempt")
    func restart() {
        var backoff = BusyBackoff(timeout: .microseconds(150))
        while backoff.next() != nil {}
        backoff.restart()
        #expect(backoff.next() == .microseconds(100))
        #expect(backoff.next() == .microseconds(50))
        var none = BusyBackoff(timeout: .zero)
        #expect(none.next() == nil)
    }
}
