import JobConfig
import JobModel
import JobPlugin

extension RuleContext {
    /// What the arguments of a job look like: as the file declares them, else as the handler decodes them; nil if
    /// neither says, or what the file says could not be read.
    func argumentShape(of job: JobDefinition) -> ArgumentShape? {
        if let declared = job.arguments { return declared.shape }
        guard job.handler == nil else { return nil }
        return registry.handler(for: JobKind(job.kind.value))?.arguments
    }
}
