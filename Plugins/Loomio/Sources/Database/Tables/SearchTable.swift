import JobSQL

/// The search index and what goes into it.
struct SearchTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Takes everything of a scope out of the index.
    func delete(_ scope: SearchScope) throws {
        try connection.execute("DELETE FROM search_documents WHERE \(scope.column) = $1", [.integer(scope.id)])
    }

    /// What the tables hold of a scope.
    func documents(_ scope: SearchScope) throws -> [SearchDocument] {
        try connection.query(
            """
            SELECT s.*, u.name AS author_name FROM (\(Self.sources)) AS s
            LEFT JOIN users u ON u.id = s.author_id
            WHERE s.\(scope.column) = $1 ORDER BY s.type, s.id
            """, [.integer(scope.id)]
        ).map(SearchDocument.init(row:))
    }

    /// Puts a document into the index.
    func insert(_ document: SearchDocument) throws {
        try connection.execute(
            """
            INSERT INTO search_documents (searchable_type, searchable_id, author_id, group_id, discussion_id, poll_id,
                content, authored_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .text(document.type), .integer(document.id), .optional(document.authorID),
                .optional(document.groupID), .optional(document.discussionID), .optional(document.pollID),
                .text(document.content), .timestamp(document.authoredAt),
            ])
    }

    /// Discarded things are left out, and votes as long as nobody may see whose they are.
    private static let sources = """
        SELECT 'Discussion' AS type, d.id, d.author_id, d.group_id, d.id AS discussion_id,
            CAST(NULL AS BIGINT) AS poll_id, d.title || ' ' || coalesce(d.description, '') AS content, d.created_at
        FROM discussions d WHERE d.discarded_at IS NULL
        UNION ALL
        SELECT 'Comment', c.id, c.user_id, d.group_id, d.id, NULL, c.body, c.created_at
        FROM comments c JOIN discussions d ON d.id = c.discussion_id
        WHERE c.discarded_at IS NULL AND d.discarded_at IS NULL
        UNION ALL
        SELECT 'Poll', p.id, p.author_id, p.group_id, p.discussion_id, p.id,
            p.title || ' ' || coalesce(p.details, ''), p.created_at
        FROM polls p WHERE p.discarded_at IS NULL
        UNION ALL
        SELECT 'Stance', s.id, s.participant_id, p.group_id, p.discussion_id, p.id, coalesce(s.reason, ''), s.cast_at
        FROM stances s JOIN polls p ON p.id = s.poll_id
        WHERE p.discarded_at IS NULL AND s.latest = 1 AND s.revoked_at IS NULL AND s.cast_at IS NOT NULL
            AND (p.closed_at IS NOT NULL OR (p.anonymous = 0 AND p.hide_results <> 2))
        UNION ALL
        SELECT 'Outcome', o.id, o.author_id, p.group_id, p.discussion_id, p.id, o.statement, o.created_at
        FROM outcomes o JOIN polls p ON p.id = o.poll_id WHERE p.discarded_at IS NULL
        """
}
