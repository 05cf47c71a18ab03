import JobConfig
import JobDiagnostics
import JobModel

/// `unique.by` or `concurrency.by` names an argument that the job does not have.
struct UnknownArgumentNameRule: Rule {
    static let page = RuleDescription(
        "RJ310", .error, title: "a key made of an argument that the job does not have",
        why: """
            `unique.by` and `concurrency.by` name top-level arguments. One that no job of the kind has would be absent \
            from every key, so that all jobs count as the same. The names are compared with `args` of the job, or with \
            the handler's type where the file declares none.
            """,
        badExample: """
            version: 1
            jobs:
              index_page: { args: { text: string }, unique: { by: [args.txt] } }
            """,
        goodExample: """
            version: 1
            jobs:
              index_page: { args: { text: string }, unique: { by: [args.text] } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.jobs.flatMap { job -> [Diagnostic] in
            guard case .fields(let fields)? = context.argumentShape(of: job) else { return [] }
            let used = job.uniqueFields + [job.concurrencyField].compactMap(\.self)
            return used.filter { fields[$0.value] == nil }.map { name in
                finding(
                    "\"\(job.kind.value)\" has no argument \"\(name.value)\"", at: name.location,
                    help: Alternatives.help(for: name.value, among: fields.keys.sorted()))
            }
        }
    }
}
