import JSONTree
import JobPlugin
import JobSQL

/// Runs procedures.
struct ProcedureRunner {
    let database: any SQLDatabase
    let context: JobContext

    /// Runs a procedure.
    /// - Throws: `ProcedureError` if it can never succeed with these arguments, or what the procedure throws.
    func run(_ procedure: Procedure, _ arguments: [JSONValue]) async throws {
        let id = try Self.id(for: procedure, arguments)
        let now = context.now()
        switch procedure {
        case .expireLapsedPolls:
            try await ExpiredPollSweep(database: database, client: context.client, logger: context.logger).run(at: now)
        case .groupMembersAdded:
            try await onGroup(id) { try VoterEnrolment($0).enrolMembers(of: id, at: now) }
        case .updateGroupAndOrganisationTags:
            try await onGroup(id) { try TagCounting($0).recount(group: id) }
        case .reindexByAuthor: try await reindex(.author(id))
        case .reindexByDiscussion: try await reindex(.discussion(id))
        case .reindexByPoll: try await reindex(.poll(id))
        case .seedDemo:
            try await database.transaction { [client = context.client] transaction in
                let event = try LoomioDemo.seed(transaction, now: now)
                try client.enqueue(PublishEvent.self, PublishEvent.Arguments(eventID: event), in: transaction)
            }
        }
    }

    private func onGroup(_ id: Int64, _ body: @Sendable (any SQLTransaction) throws -> Void) async throws {
        try await database.transaction { transaction in
            guard try GroupTable(transaction).exists(id) else {
                throw ProcedureError(message: "there is no group \(id)")
            }
            try body(transaction)
        }
    }

    private func reindex(_ scope: SearchScope) async throws {
        try await database.transaction { try SearchIndexing($0).reindex(scope) }
    }

    /// The id a procedure takes; 0 for one that takes none.
    private static func id(for procedure: Procedure, _ arguments: [JSONValue]) throws -> Int64 {
        guard procedure.takesID else {
            guard arguments.isEmpty else { throw ProcedureError(message: "takes no arguments") }
            return 0
        }
        guard arguments.count == 1, let id = arguments[0].int64 else {
            throw ProcedureError(message: "takes one argument, a whole number")
        }
        return id
    }
}
