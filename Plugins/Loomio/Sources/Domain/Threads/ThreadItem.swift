/// An event of a discussion, as far as its place in the thread depends on it.
struct ThreadItem: Sendable, Hashable {
    /// What it hangs on.
    enum Parent: Sendable, Hashable {
        /// The discussion itself.
        case root
        /// The event with this id.
        case event(Int64)
        /// Nothing: it stands beside the thread.
        case none
    }

    let id: Int64
    let sequence: Int64
    let parent: Parent
}
