import JobModel

/// An attempt whose end is to be stored.
struct EndedAttempt: Sendable {
    var job: ClaimedJob
    var finish: JobFinish
    var took: Duration
}
