import JobConfig
import JobDiagnostics
import JobModel
import JobScheduling

/// A mismatch of a schedule's arguments with its place.
struct PlacedMismatch {
    let schedule: ScheduleDefinition
    let mismatch: TemplateMismatch
    let location: Location
    /// Where the job's arguments are declared, if they are.
    let declared: Location?

    /// Path and problem; the problem alone for the arguments as a whole.
    var message: String {
        mismatch.path.isEmpty ? mismatch.message : "\(mismatch.path): \(mismatch.message)"
    }

    /// Where the job declares its arguments, if it does.
    var related: [Diagnostic.Related] {
        declared.map { [Diagnostic.Related("the job's arguments", at: $0)] } ?? []
    }
}

extension RuleContext {
    /// The mismatches of one sort between the schedules' arguments and those of their jobs.
    func templateMismatches(_ kind: TemplateMismatch.Kind) -> [PlacedMismatch] {
        configuration.schedules.flatMap { schedule -> [PlacedMismatch] in
            guard !schedule.arguments.isUnreadable, let job = configuration.job(schedule.job.value),
                let shape = argumentShape(of: job),
                let scope = PlaceholderScope(of: schedule, in: self)
                    ?? (schedule.isPerUser ? .eachUser(fields: nil) : nil)
            else { return [] }
            var check = TemplateCheck(scope: scope)
            check.compare(schedule.arguments.value, with: shape)
            return check.found.filter { $0.kind == kind }.map { mismatch in
                let place = mismatch.field.flatMap { schedule.argumentFields[$0] }
                let whole = schedule.arguments.isDefault ? schedule.id.location : schedule.arguments.location
                return PlacedMismatch(
                    schedule: schedule, mismatch: mismatch, location: place ?? whole, declared: job.arguments?.location)
            }
        }
    }
}
