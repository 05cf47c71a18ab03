import JobTime
import Testing

@testable import JobStoreSQLite

@Suite("The store's clock")
struct StoreClockTests {
    @Test("a system clock that is set back does not set the store's back")
    func monotone() {
        let time = TestTime()
        let clock = StoreClock(time.now)
        let first = clock.now()
        time.advance(by: .seconds(-60))
        #expect(clock.now() == first)
        time.advance(by: .seconds(61))
        #expect(clock.now() == first.advanced(by: .seconds(1)))
    }
}
