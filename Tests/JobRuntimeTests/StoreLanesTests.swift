import Testing

@testable import JobRuntime

@Suite("Lanes to the store")
struct StoreLanesTests {
    @Test("a second one is under way only while there is no other second one")
    func lanes() {
        let lanes = StoreLanes()
        // The first of each kind never waits.
        lanes.enter()
        lanes.enter()
        #expect(lanes.enterIfFree())
        #expect(!lanes.enterIfFree())
        lanes.leave()
        #expect(lanes.enterIfFree())
        lanes.enter()
        lanes.leave()
        #expect(!lanes.enterIfFree())
    }
}
