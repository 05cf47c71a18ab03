/// What `--against` names.
enum ComparisonName: Sendable, Hashable {
    /// `dir:PATH`
    case folder(String)
    /// `git:REV`
    case revision(String)
    /// A folder if there is one of that name, else a revision.
    case either(String)

    /// - Throws: `CommandFailure` for what is empty or not in this version.
    init(_ text: String) throws {
        if text == "deployed" || text.hasPrefix("revision:") {
            throw CommandFailure(
                .usage, code: "no_deploys",
                "--against \(text): deploys are not in this version, so none can be compared",
                help: "compare with a git revision, --against HEAD, or with a folder, --against dir:PATH")
        }
        if text.hasPrefix("dir:") {
            self = .folder(String(text.dropFirst("dir:".count)))
        } else if text.hasPrefix("git:") {
            self = .revision(String(text.dropFirst("git:".count)))
        } else {
            self = .either(text)
        }
        guard !name.isEmpty else {
            throw CommandFailure(
                .usage, code: "usage", "--against names nothing to compare with",
                help: "write --against DIR, --against REV, dir:PATH or git:REV")
        }
    }

    /// Without the prefix.
    var name: String {
        switch self {
        case .folder(let name), .revision(let name), .either(let name): name
        }
    }
}
