import PostgresDriver

/// A page of a cohort as one statement: it reads the subjects, decides, and stores what comes of it.
///
/// It gives one row: whether the page can be served so (otherwise nothing was done); how many subjects it has; the last
/// one; how many jobs were wanted, stored; how many were served before; how many skipped; how
/// many of the stored ones can be claimed at once.
struct CompiledCohort {
    /// The statement, with `$schema` and `$audience` in it.
    let text: String
    /// The query that reads the subjects: a user's, in which `$schema` would be nothing but text.
    let audience: String
    let parameters: PostgresParameters
    /// Whether jobs may meet others with their keys.
    let isUnique: Bool

    /// The statement on the tables of a schema.
    func sql(in schema: PostgresSchema) -> String {
        schema.applied(to: text).replacing("$audience", with: audience)
    }
}
