/// The configuration that a plan is compared with.
package struct ComparedSide: Sendable, Hashable {
    /// As asked for, such as `HEAD~1` or `old/`.
    package var name: String
    /// The full id of a git commit; nil for a folder.
    package var commit: String?
    /// nil if the plan is not to say.
    package var configHash: String?

    package init(name: String, commit: String? = nil, configHash: String?) {
        self.name = name
        self.commit = commit
        self.configHash = configHash
    }

    /// `HEAD~1 (4f2a91c)`.
    package var title: String { name + (commit.map { " (\($0.prefix(7)))" } ?? "") }
}
