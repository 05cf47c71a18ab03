/// A point in which a schedule's arguments do not fit the job's.
struct TemplateMismatch: Hashable {
    enum Kind: Hashable { case missing, unknown, wrongType }

    let kind: Kind
    /// Below `args`, such as `filter.tags[0]`; empty for the whole.
    let path: String
    /// What is wrong, in words.
    let message: String
    /// The top-level field in which it stands.
    let field: String?
    /// The names that would have been possible, for an unknown one.
    var alternatives: [String] = []
}
