/// How a benchmark's jobs are claimed.
package enum BenchClaim: String, Sendable, Hashable, CaseIterable {
    /// Each row becomes running and then completed.
    case row
    /// A batch is claimed, run and ended inside one transaction; PostgreSQL only.
    case transaction
}
