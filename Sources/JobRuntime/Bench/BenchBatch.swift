/// How many jobs a node took and ended in one transaction, on average.
package struct BenchBatch: Sendable, Hashable {
    /// At least 1.
    package var claim: Int
    /// At least 1.
    package var finish: Int

    package init(claim: Int, finish: Int) {
        self.claim = max(1, claim)
        self.finish = max(1, finish)
    }
}
