/// Finds what each event of a discussion hangs on.
struct ThreadParents: Sendable {
    /// An event of the discussion, with what its eventable points to.
    struct Entry: Sendable, Hashable {
        let id: Int64
        let kind: String
        let eventableType: String
        let eventableID: Int64
        /// The poll of a stance or an outcome, the poll itself of a poll.
        let pollID: Int64?
        /// What a comment answers.
        let answered: Thing?
    }

    /// A row of some table.
    struct Thing: Sendable, Hashable {
        let type: String
        let id: Int64
    }

    /// The event with which each thing came into the thread: its first.
    private var arrivals: [Thing: Int64] = [:]

    /// - Parameter entries: in the order of their sequence.
    init(_ entries: [Entry]) {
        for entry in entries where Self.arrivalKinds.contains(entry.kind) {
            let thing = Thing(type: entry.eventableType, id: entry.eventableID)
            if arrivals[thing] == nil { arrivals[thing] = entry.id }
        }
    }

    /// What an event hangs on; the discussion where the event it should hang on is missing.
    func parent(of entry: Entry) -> ThreadItem.Parent {
        switch entry.kind {
        case "new_comment": return arrival(of: entry.answered)
        case "poll_created", "discussion_edited", "discussion_moved", "discussion_forked", "discussion_closed",
            "discussion_reopened":
            return .root
        case "outcome_created", "stance_created", "stance_updated", "poll_closed_by_user", "poll_closing_soon",
            "poll_edited", "poll_expired", "poll_option_added", "poll_reopened":
            return arrival(of: entry.pollID.map { Thing(type: "Poll", id: $0) })
        default: return .none
        }
    }

    private func arrival(of thing: Thing?) -> ThreadItem.Parent {
        thing.flatMap { arrivals[$0] }.map(ThreadItem.Parent.event) ?? .root
    }

    private static let arrivalKinds: Set<String> = [
        "new_comment", "poll_created", "outcome_created", "stance_created", "stance_updated",
    ]
}
