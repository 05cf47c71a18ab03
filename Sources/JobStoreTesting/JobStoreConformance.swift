/// The contract of `JobStore` as executable code, for every engine and any test framework.
///
/// With Swift Testing, one parametrised test runs it all:
///
/// ```swift
/// @Test(arguments: JobStoreConformance.all)
/// func keepsTheContract(_ check: ConformanceCheck) async throws {
///     try await check.run(with: MyHarness())
/// }
/// ```
public enum JobStoreConformance {
    /// Every check, by theme.
    public static let all: [ConformanceCheck] =
        EnqueueingChecks.all + ClaimingChecks.all + ConcurrencyLimitChecks.all + RateLimitChecks.all
        + FinishingChecks.all + DeletionChecks.all + UniquenessChecks.all + RescueChecks.all
        + LeaseChecks.all + LedgerChecks.all + LedgerPageChecks.all + LedgerSkipChecks.all + LedgerCohortChecks.all
        + QueueChecks.all + InspectionChecks.all
        + MaintenanceChecks.all + ConcurrencyChecks.all + MigrationChecks.all
}
