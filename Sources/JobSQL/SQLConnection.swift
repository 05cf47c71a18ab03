/// A connection inside a `read` or `transaction` block. It is valid only there.
///
/// Parameters are written `$1`, `$2`, … on both engines; SQLite also takes `?` and `?1`. Values are always bound, never
/// spliced.
public protocol SQLConnection {
    /// Which engine speaks.
    var dialect: SQLDialect { get }

    /// Runs a statement and returns its rows.
    /// - Throws: `SQLError`.
    func query(_ sql: String, _ parameters: [SQLValue]) throws -> [SQLRow]

    /// Runs a statement and hands over one row after another, without holding them all.
    /// - Throws: `SQLError`, or what `body` throws, which ends the reading.
    func forEach(_ sql: String, _ parameters: [SQLValue], _ body: (SQLRow) throws -> Void) throws

    /// Runs a statement for its effect and returns how many rows it changed.
    /// - Throws: `SQLError`.
    @discardableResult
    func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Int

    /// Runs several statements without parameters, separated by semicolons.
    /// - Throws: `SQLError`.
    func executeScript(_ sql: String) throws
}

extension SQLConnection {
    /// Runs a statement without parameters and returns its rows.
    public func query(_ sql: String) throws -> [SQLRow] { try query(sql, []) }

    /// Runs a statement without parameters for its effect.
    @discardableResult
    public func execute(_ sql: String) throws -> Int { try execute(sql, []) }
}
