import JobTime
import Testing

@testable import JobStorePostgres

@Suite("The pace of notifications")
struct InsertNoticesTests {
    private func time(_ milliseconds: Int64) -> Timestamp { Timestamp(microseconds: milliseconds * 1_000) }

    /// How many can be taken in a row at a time.
    private func taken(of bucket: inout TokenBucket, at time: Timestamp) -> Int {
        var count = 0
        while bucket.take(at: time) { count += 1 }
        return count
    }

    @Test("a bucket gives 20 at once, then one each 5 ms, and keeps 20 at most")
    func bucket() {
        var bucket = TokenBucket(at: time(1_000))
        #expect(bucket.isFull(at: time(1_000)))
        #expect(taken(of: &bucket, at: time(1_000)) == 20)
        #expect(taken(of: &bucket, at: time(1_004)) == 0)
        #expect(taken(of: &bucket, at: time(1_005)) == 1)
        #expect(taken(of: &bucket, at: time(1_055)) == 10)
        #expect(!bucket.isFull(at: time(1_154)))
        #expect(bucket.isFull(at: time(1_155)))
        #expect(taken(of: &bucket, at: time(100_000)) == 20)
    }

    @Test("each queue has a pace of its own")
    func queues() {
        let clock = ManualTime()
        let notices = InsertNotices(clock.now)
        #expect(notices.choose(among: []).isEmpty)
        for _ in 0..<20 { #expect(notices.choose(among: ["mail"]) == ["mail"]) }
        #expect(notices.choose(among: ["mail", "disk", "art"]) == ["art", "disk"])
        clock.advance(by: .milliseconds(5))
        #expect(notices.choose(among: ["mail", "disk"]) == ["disk", "mail"])
        #expect(notices.choose(among: ["mail"]).isEmpty)
    }

    @Test("of thousands of queues none that is being held back is forgotten")
    func manyQueues() {
        let clock = ManualTime()
        let notices = InsertNotices(clock.now)
        for _ in 0..<20 { _ = notices.choose(among: ["mail"]) }
        for number in 0..<3_000 { #expect(notices.choose(among: ["queue_\(number)"]).count == 1) }
        #expect(notices.choose(among: ["mail"]).isEmpty)
        clock.advance(by: .milliseconds(100))
        #expect(notices.choose(among: ["mail"]) == ["mail"])
    }
}
