import CPostgres
import JobSQL

extension SQLError {
    /// What the server says about a failed statement, without the values it was given.
    init(_ result: PostgresResult, statement: String) {
        func field(_ code: Character) -> String? {
            PQresultErrorField(result.raw, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
        }
        let state = field("C")
        // Names of the schema's objects are no values, wherever they stand.
        let names = ["s", "t", "c", "d", "n"].compactMap { field($0) }
        var words = field("M") ?? String(cString: PQresultErrorMessage(result.raw))
        if state == "26000" || state == "42P05" {
            words += "; behind a pooler, jobs.yaml needs store.pooler: transaction"
        }
        self.init(
            Self.code(of: state), ServerMessage(words, statement: statement, names: names).text, statement: statement,
            engineCode: state)
    }

    /// By SQLSTATE. An answer without one means that the connection broke.
    private static func code(of state: String?) -> Code {
        guard let state else { return .unavailable }
        switch state {
        case "57014": return .interrupted
        case "57P01", "57P02", "57P03", "57P05", "25P03", "53300": return .unavailable
        case "25006": return .readOnly
        case "53100": return .full
        case "40001", "40P01", "55P03": return .busy
        case "XX001", "XX002": return .corrupt
        default: break
        }
        switch state.prefix(2) {
        case "08": return .unavailable
        case "23": return .constraint
        case "53": return .busy
        default: return .statement
        }
    }
}
