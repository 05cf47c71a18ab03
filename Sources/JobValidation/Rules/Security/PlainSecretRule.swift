import JobConfig
import JobDiagnostics
import SourceMarks
import YAMLTree

/// A password or token written out in the files.
struct PlainSecretRule: Rule {
    static let page = RuleDescription(
        "RJ600", .error, title: "a secret in plain text",
        why: """
            Files are kept in version control, and a password there is known to everybody who ever reads it. Put it into \
            a variable: `${NAME}` is replaced under `store` and `plugins`. Looked at are the URLs of the store, of handlers \
            and in plugins' settings (the password before the host, parameters such as `token`), and settings whose name \
            ends in password, secret, token, api_key, private_key or credential. A password for this machine itself \
            (`localhost`, `127.0.0.1`) is only a warning. The secret is never printed: reports show asterisks.
            """,
        badExample: """
            version: 1
            store: { url: "postgres://app:correct-horse@db.example/app" }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            store: { url: "postgres://app:${DB_PASSWORD}@db.example/app" }
            jobs:
              send_digest: {}
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        var found = inURL(configuration.store.url)
        for job in configuration.jobs {
            guard let handler = job.handler, case .http(let url, _) = handler.value else { continue }
            found += SecretFinder(url).inURLs.map { diagnostic($0, url, handler.location) }
        }
        for plugin in configuration.plugins {
            found += inSettings(plugin.node, key: "", file: plugin.id.location.file)
        }
        return found
    }

    private func inURL(_ url: Marked<String>) -> [Diagnostic] {
        guard !url.isDefault else { return [] }
        return SecretFinder(url.value).inURLs.map { diagnostic($0, url.value, url.location) }
    }

    private func inSettings(_ node: YAMLNode, key: String, file: String) -> [Diagnostic] {
        switch node.content {
        case .mapping(let mapping): mapping.entries.flatMap { inSettings($0.value, key: $0.key, file: file) }
        case .sequence(let elements): elements.flatMap { inSettings($0, key: key, file: file) }
        case .scalar(let scalar): inScalar(scalar.text, key: key, Location(file: file, span: node.span))
        }
    }

    private func inScalar(_ text: String, key: String, _ location: Location) -> [Diagnostic] {
        let finder = SecretFinder(text)
        let secrets = finder.inURLs
        guard secrets.isEmpty else { return secrets.map { diagnostic($0, text, location) } }
        return finder.named(key).map { [diagnostic($0, text, location)] } ?? []
    }

    private func diagnostic(_ secret: SecretFinder.Secret, _ text: String, _ location: Location) -> Diagnostic {
        finding(
            "\(secret.what) in plain text", at: location.part(secret.range, of: text),
            help: "put it into a variable and write ${NAME} here", severity: secret.isLoopback ? .warning : .error)
    }
}

extension Location {
    /// A part of a one-line scalar's text; the whole place if text and place do not fit together, as with escapes.
    func part(_ range: Range<Int>, of text: String) -> Location {
        let width = span.end.column - span.start.column
        let quotes = width - text.unicodeScalars.count
        guard span.start.line == span.end.line, span.end.offset - span.start.offset == width, quotes == 0 || quotes == 2
        else { return self }
        return Location(file: file, span: span.part(offset: range.lowerBound + quotes / 2, length: range.count))
    }
}
