/// The statements that a session knows by name; the one unused for longest goes first.
struct PreparedStatements {
    /// A statement is prepared for its parameters' types.
    struct Key: Hashable {
        let sql: String
        let types: [UInt32]
    }

    private struct Entry {
        let name: String
        var lastUse: UInt64
    }

    static let capacity = 200

    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0
    private var serial = 0

    /// The name of a known statement, which counts as a use.
    mutating func name(of key: Key) -> String? {
        guard let entry = entries[key] else { return nil }
        uses += 1
        entries[key]?.lastUse = uses
        return entry.name
    }

    /// Forgets a statement if there are too many.
    /// - Returns: Its name, which the server must forget, too.
    mutating func makeRoom() -> String? {
        guard entries.count >= Self.capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        else { return nil }
        entries[oldest.key] = nil
        return oldest.value.name
    }

    /// A name that nothing has had.
    mutating func newName() -> String {
        serial += 1
        return "runner_\(serial)"
    }

    /// Notes that the server knows a statement.
    mutating func insert(_ key: Key, name: String) {
        uses += 1
        entries[key] = Entry(name: name, lastUse: uses)
    }

    /// Forgets all, when the server does.
    mutating func removeAll() {
        entries = [:]
    }
}
