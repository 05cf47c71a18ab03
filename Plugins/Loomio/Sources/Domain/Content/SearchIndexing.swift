import JobSQL

/// Makes a part of the search index anew.
struct SearchIndexing {
    private let table: SearchTable

    init(_ transaction: any SQLTransaction) {
        table = SearchTable(transaction)
    }

    /// Replaces what the index has of a scope.
    func reindex(_ scope: SearchScope) throws {
        try table.delete(scope)
        for document in try table.documents(scope) { try table.insert(document) }
    }
}
