import JSONTree
public import JobModel
public import JobSQL

extension Subject {
    /// A subject from a row of an audience's query: its column `id`, and the others as its fields.
    ///
    /// - Parameter hidden: columns that are not the subject's own.
    /// - Throws: `StoreError` with the code `invalid` if the id is neither a whole number nor text.
    public init(row: SQLRow, hidden: Set<String> = []) throws(StoreError) {
        var id: SubjectID?
        var fields: [String: JSONValue] = [:]
        for (name, value) in zip(row.columns, row.values) {
            if name == "id" {
                switch value {
                case .integer(let number): id = .integer(number)
                case .text(let text): id = .text(text)
                default: break
                }
            } else if name == SubjectRows.fields {
                for member in Self.members(of: value) where member.key != "id" && !hidden.contains(member.key) {
                    fields[member.key] = member.value
                }
            } else if !hidden.contains(name) {
                fields[name] = value.json
            }
        }
        guard let id else {
            throw StoreError(.invalid, "the audience's query gives an id that is neither a whole number nor text")
        }
        self.init(id: id, fields: fields)
    }

    private static func members(of value: SQLValue) -> [JSONObject.Member] {
        value.text.flatMap { try? JSONValue(parsing: $0) }?.object?.members ?? []
    }
}

extension SQLValue {
    /// As a field of a subject; bytes have no form in JSON.
    fileprivate var json: JSONValue {
        switch self {
        case .null: .null
        case .integer(let value): JSONValue(value)
        case .real(let value): JSONValue(value) ?? .null
        case .text(let value): .string(value)
        case .blob: .null
        }
    }
}
