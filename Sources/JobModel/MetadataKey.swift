/// Every metadata key this system writes or reads. Ours have the prefix `runner:`; the others belong to River.
public enum MetadataKey {
    /// The schedule that made the job.
    public static let schedule = "runner:schedule"
    /// The slot's identity as text.
    public static let slot = "runner:slot"
    /// The subject of a per-user schedule.
    public static let subject = "runner:subject"
    /// True on a job of a schedule under `if_running`, which counts those of them that have not ended.
    public static let guarded = "runner:guarded"
    /// The config revision that made the job.
    public static let revision = "runner:revision"
    /// A W3C trace context.
    public static let traceparent = "runner:traceparent"
    /// River: when somebody asked to cancel, RFC 3339.
    public static let cancelAttemptedAt = "cancel_attempted_at"
    /// River: how often the job snoozed.
    public static let snoozes = "snoozes"
    /// River: how often the job was taken back from a lost node.
    public static let rescueCount = "river:rescue_count"
    /// River: why a scheduled unique job was dropped.
    public static let uniqueKeyConflict = "unique_key_conflict"
}
