import Testing

@testable import JobRuntime

@Suite("Lanes to the store")
struct StoreLanesTests {
    @Test("two of one kind are under way only while there is none of the other")
    func lanes() {
        let lanes = StoreLanes()
        lanes.enter()
        #expect(lanes.enterIfFree())
        #expect(!lanes.enterIfFree())
        // The first of each kind never waits.
        lanes.enter()
        lanes.leave()
        lanes.leave()
        #expect(lanes.enterIfFree())
        lanes.leave()
        lanes.leave()
        #expect(lanes.enterIfFree() && lanes.enterIfFree() && !lanes.enterIfFree())
    }
}
