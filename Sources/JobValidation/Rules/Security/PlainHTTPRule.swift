import JobConfig
import JobDiagnostics

/// A handler that is called over an unencrypted connection.
struct PlainHTTPRule: Rule {
    static let page = RuleDescription(
        "RJ601", .warning, title: "a handler called without TLS",
        why: """
            The job's arguments go over the network as they are, and whoever stands between can read and change them. \
            This machine itself (`localhost`, `127.0.0.1`) is left out.
            """,
        badExample: """
            version: 1
            jobs:
              locate: { handler: { http: { url: "http://geo.example/jobs" } } }
            """,
        goodExample: """
            version: 1
            jobs:
              locate: { handler: { http: { url: "https://geo.example/jobs" } } }
            """)

    private static let loopbacks = ["localhost", "127.", "[::1]"]

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.jobs.compactMap { job in
            guard let handler = job.handler, !handler.isUnreadable, case .http(let url, _) = handler.value,
                url.lowercased().hasPrefix("http://")
            else { return nil }
            let rest = url.dropFirst(7)
            let host = rest.firstIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
            guard !Self.loopbacks.contains(where: host.hasPrefix) else { return nil }
            return finding(
                "the handler of \"\(job.kind.value)\" is called without TLS", at: handler.location,
                help: "write https://")
        }
    }
}
