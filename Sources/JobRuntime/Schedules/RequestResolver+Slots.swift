import JobModel
import JobPlugin
import JobScheduling

extension RequestResolver {
    /// The job of a slot, with places for what only a subject knows.
    /// - Throws: `ScheduleTrouble` if the schedule's kind is not declared.
    func job(_ builder: SlotJobBuilder, of schedule: CompiledSchedule) throws(ScheduleTrouble) -> SubjectJob {
        let kind = JobKind(schedule.kind)
        let rules = rules(for: kind)
        do throws(RequestResolver.Problem) {
            return builder.job(try common(kind), shape: rules.shape, unique: rules.unique)
        } catch {
            throw ScheduleTrouble(error.message)
        }
    }

    /// The row of a slot without subjects, or of one subject.
    /// - Throws: `ScheduleTrouble` if what the schedule makes is not a job of its kind.
    func insert(
        _ builder: SlotJobBuilder, of schedule: CompiledSchedule, for subject: Subject? = nil
    ) throws(ScheduleTrouble) -> JobInsert {
        let job = try job(builder, of: schedule)
        do throws(SubjectMisfit) {
            return try job.insert(for: subject)
        } catch {
            throw ScheduleTrouble(error.description)
        }
    }
}
