/// One step of the schema, up and down. Once released, its text never changes.
///
/// Each text is the whole of one transaction: `up` also writes down that the step was applied, and `down` that it no
/// longer is. Before every table, type, function and sequence stands `$schema.`; see ``PostgresSchema``.
package struct PostgresMigration: Sendable, Hashable {
    /// From 1, without gaps.
    package let version: Int
    /// What it does.
    package let name: String
    /// The statements that apply it.
    package let up: String
    /// The statements that take it back.
    package let down: String
}
