/// Why git gave no answer.
enum GitTrouble: Error, Sendable, Hashable {
    /// There is no program `git`.
    case missing
    /// The folder is in no repository.
    case noRepository
    /// Anything else, in git's own words.
    case failed(String)

    /// What git wrote to its standard error.
    init(said text: String) {
        if text.contains("not a git repository") {
            self = .noRepository
            return
        }
        var line = text.split(separator: "\n").first.map(String.init) ?? "it said nothing"
        for prefix in ["fatal: ", "error: "] where line.hasPrefix(prefix) { line.removeFirst(prefix.count) }
        self = .failed(line)
    }
}
