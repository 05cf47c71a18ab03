/// The contract of `JobStore` as executable code, for every engine and any test framework.
public enum JobStoreConformance {
    /// Every check, by theme.
    public static let all: [ConformanceCheck] =
        EnqueueingChecks.all + ClaimingChecks.all + FinishingChecks.all + UniquenessChecks.all + RescueChecks.all
        + LeaseChecks.all + LedgerChecks.all + LedgerPageChecks.all + QueueChecks.all + InspectionChecks.all
        + MaintenanceChecks.all + ConcurrencyChecks.all + MigrationChecks.all
}
