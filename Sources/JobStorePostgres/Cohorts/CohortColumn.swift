import JobSQL
import JobStore
import PostgresDriver

/// A column of an audience's query.
struct CohortColumn: Sendable, Hashable {
    /// What the server makes of a value in JSON.
    enum Form: Sendable, Hashable {
        /// A number, written as its text.
        case integer
        /// `true` or `false`
        case boolean
        /// A number, or a string for what JSON has no number for.
        case number
        /// A string: the value's own text.
        case text
        /// A string: the server's words for a date or a time.
        case time
        /// Anything else: objects, lists, types of somebody's own.
        case other
    }

    let name: String
    let form: Form

    init(name: String, form: Form) {
        self.name = name
        self.form = form
    }

    /// - Parameter type: the server's number of the type.
    init(name: String, type: UInt32) {
        self.name = name
        form =
            switch type {
            case 20, 21, 23: .integer
            case 16: .boolean
            case 700, 701, 1700: .number
            case 25, 1043, 2950: .text
            case 1082, 1083, 1114, 1184, 1266: .time
            default: .other
            }
    }

    /// The columns that a query gives, without running it.
    ///
    /// Where it stands only a query can stand: a statement that writes, or a part of one, is refused by the server.
    /// - Throws: `StoreError` with the code `invalid` for what is no query, or gives no `id`.
    static func all(of query: SlotCohort.Query, on connection: PostgresConnection) throws -> [CohortColumn] {
        var parameters = PostgresParameters()
        for value in query.parameters { parameters.add(value) }
        let rows = try describe("SELECT * FROM (\n\(query.sql)\n) AS page LIMIT 0", parameters, on: connection)
        let columns = rows.columnNames.enumerated().map {
            CohortColumn(name: $0.element, type: rows.type(ofColumn: $0.offset))
        }
        guard columns.contains(where: { $0.name == "id" }) else {
            throw StoreError(.invalid, "the audience's query gives no column id")
        }
        return columns
    }

    private static func describe(
        _ sql: String, _ parameters: PostgresParameters, on connection: PostgresConnection
    ) throws -> PostgresResult {
        do throws(SQLError) {
            return try connection.runOnce(sql, parameters)
        } catch {
            guard error.code == .statement else { throw error }
            throw StoreError(.invalid, "the query of an audience must be one that only reads: \(error)")
        }
    }
}
