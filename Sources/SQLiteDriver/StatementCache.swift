/// The statements that a connection keeps compiled, by their text; the one unused for longest goes first.
struct StatementCache {
    let capacity: Int
    private var statements: [String: CompiledStatement] = [:]
    private var uses: UInt64 = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { statements.count }

    /// Whether a statement is kept for the text.
    func contains(_ sql: String) -> Bool { statements[sql] != nil }

    /// A statement that nobody uses, marked as used, or nil.
    mutating func lease(_ sql: String) -> CompiledStatement? {
        guard let statement = statements[sql], !statement.isLeased else { return nil }
        uses += 1
        statement.lastUse = uses
        statement.isLeased = true
        return statement
    }

    /// Keeps a statement that is in use, unless another one with its text is kept already.
    mutating func insert(_ statement: CompiledStatement) {
        guard capacity > 0, statements[statement.sql] == nil else { return }
        if statements.count >= capacity {
            // A look at all of them costs little beside the compilation that leads here.
            let unused = statements.values.filter { !$0.isLeased }
            guard let oldest = unused.min(by: { $0.lastUse < $1.lastUse }) else { return }
            statements[oldest.sql] = nil
        }
        uses += 1
        statement.lastUse = uses
        statements[statement.sql] = statement
    }

    /// Finalizes the statements.
    mutating func removeAll() {
        statements = [:]
    }
}
