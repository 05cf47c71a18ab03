package import JobSQL

/// How the rows of an audience's query are read.
///
/// Only the server knows what its types are in JSON: on PostgreSQL a subject's fields come as one object that the server
/// made, so that a boolean is `true`, a `jsonb` column what it holds, and a time RFC 3339 text. SQLite has but numbers
/// and text.
package enum SubjectRows {
    /// The one column with all fields.
    static let fields = "runner:fields"

    /// The statement whose rows `Subject.init(row:)` reads, for a query that gives `id` and further columns.
    package static func statement(for query: String, dialect: SQLDialect) -> String {
        switch dialect {
        case .sqlite: query
        case .postgres: "SELECT page.id, to_jsonb(page)::text AS \"\(fields)\" FROM (\n\(query)\n) AS page"
        }
    }
}
