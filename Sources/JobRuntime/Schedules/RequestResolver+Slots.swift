import JobModel
import JobPlugin
import JobScheduling

extension RequestResolver {
    /// The row to store for a slot's job.
    /// - Throws: `ScheduleTrouble` if what the schedule makes is not a job of its kind.
    func insert(_ job: SlotJob, of schedule: CompiledSchedule) throws(ScheduleTrouble) -> JobInsert {
        let request = JobRequest(
            kind: JobKind(schedule.kind), arguments: job.arguments,
            options: EnqueueOptions(scheduledAt: job.scheduledAt), metadata: job.metadata)
        do throws(RequestResolver.Problem) {
            return try insert(for: request)
        } catch {
            throw ScheduleTrouble(error.message)
        }
    }
}
