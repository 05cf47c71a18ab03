/// Where a connection stands between two statements.
enum TransactionState: Equatable {
    /// Each statement is a transaction of its own.
    case none
    /// One is wanted and begins with its first statement, in the same exchange.
    case wanted(begin: String)
    /// One is open.
    case open
    /// The connection was lent in the middle of somebody's transaction.
    case foreign
}
