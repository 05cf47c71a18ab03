/// `store:` The URL still holds its `${NAME}` references: they are replaced when the store is opened.
package struct StoreSettings: Sendable {
    /// `sqlite:PATH` or `postgres://…`
    package var url: Marked<String>
    /// The PostgreSQL schema of the tables.
    package var schema: Marked<String>
    package var pooler: Marked<Pooler>
    package var indexes: Marked<Indexes>

    package enum Pooler: String, Sendable, CaseIterable { case none, transaction }
    package enum Indexes: String, Sendable, CaseIterable { case river, lean }

    package init(
        url: Marked<String>, schema: Marked<String>, pooler: Marked<Pooler>, indexes: Marked<Indexes>
    ) {
        self.url = url
        self.schema = schema
        self.pooler = pooler
        self.indexes = indexes
    }
}
