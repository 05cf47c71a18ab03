import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin

/// A point in which declared arguments differ from the handler's, with its place.
struct PlacedDifference {
    let message: String
    let location: Location
    let help: String?
}

extension RuleContext {
    /// The differences between each job's declared arguments and its handler's that pass a test.
    func argumentDifferences(where isWanted: (ShapeDifference) -> Bool) -> [PlacedDifference] {
        configuration.jobs.flatMap { job -> [PlacedDifference] in
            guard let declared = job.arguments, job.handler == nil,
                let handler = registry.handler(for: JobKind(job.kind.value))?.arguments
            else { return [] }
            let differences = ArgumentShape.differences(declared: declared.shape, handler: handler)
            return differences.filter(isWanted).map { difference in
                let field = difference.path.dropFirst("args.".count).prefix { $0 != "." && $0 != "[" && $0 != "{" }
                let name = difference.path.dropFirst("args.".count)
                return PlacedDifference(
                    message: name.isEmpty ? "args: \(difference.message)" : "\(name): \(difference.message)",
                    location: declared.fields[String(field)] ?? declared.location,
                    help: difference.kind == .optionality ? nil : "the handler takes \(handler)")
            }
        }
    }
}
