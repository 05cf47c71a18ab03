/// What opening a store does about its tables.
package enum MigrationPolicy: Sendable, Hashable {
    /// Applies what is missing.
    case automatic
    /// Refuses with `StoreError.Code.schema` if something is missing.
    case required
    /// Looks at nothing, for the commands that migrate.
    case unchecked
}
