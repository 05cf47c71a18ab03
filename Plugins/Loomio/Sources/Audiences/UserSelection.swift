import JobPlugin
import JobSQL
import JobTime

/// Users of some sort, by zone and page: what all of Loomio's audiences are made of.
///
/// The zone is what the user's row says, unchecked; none is the empty text.
struct UserSelection: Sendable {
    /// A condition on the user `u`. Its parameters are `$1`, `$2`, …, as many as there are values.
    let condition: String
    let parameters: [SQLValue]

    init(_ condition: String, _ parameters: [SQLValue]) {
        self.condition = condition
        self.parameters = parameters
    }

    /// The zones in use.
    func zones(in database: any SQLDatabase) async throws -> [ZoneName] {
        let sql = "SELECT DISTINCT u.time_zone AS zone FROM users u WHERE \(condition)"
        let zones = try await database.read { connection in
            try connection.query(sql, parameters).map { ZoneName($0["zone"].text ?? "") }
        }
        return Set(zones).sorted()
    }

    /// The next users of a zone by id.
    func page(in zone: ZoneName, after: SubjectID?, limit: Int, in database: any SQLDatabase) async throws -> [Subject]
    {
        guard let after = Self.number(after) else { return [] }
        let next = parameters.count + 1
        let sql = """
            SELECT u.id FROM users u
            WHERE \(condition) AND \(Self.isZone(zone, parameter: next)) AND u.id > $\(next + 1)
            ORDER BY u.id LIMIT $\(next + 2)
            """
        let values = parameters + [.text(zone.rawValue), .integer(after), .integer(Int64(limit))]
        return try await database.read { connection in
            try connection.numbers(sql, values).map { Subject(id: .integer($0)) }
        }
    }

    /// How many users a zone has.
    func count(in zone: ZoneName, in database: any SQLDatabase) async throws -> Int {
        let isZone = Self.isZone(zone, parameter: parameters.count + 1)
        let sql = "SELECT count(*) FROM users u WHERE \(condition) AND \(isZone)"
        return try await database.read { Int(try $0.number(sql, parameters + [.text(zone.rawValue)])) }
    }

    /// How many users each zone has.
    func counts(in database: any SQLDatabase) async throws -> [ZoneName: Int] {
        let sql = "SELECT u.time_zone AS zone, count(*) AS users FROM users u WHERE \(condition) GROUP BY u.time_zone"
        return try await database.read { connection in
            var counts: [ZoneName: Int] = [:]
            for row in try connection.query(sql, parameters) {
                counts[ZoneName(row["zone"].text ?? ""), default: 0] += Int(row["users"].integer ?? 0)
            }
            return counts
        }
    }

    /// The zone of one user, if it is among them.
    func zone(of user: SubjectID, in database: any SQLDatabase) async throws -> ZoneName? {
        guard case .integer(let id) = user else { return nil }
        let sql = "SELECT u.time_zone AS zone FROM users u WHERE \(condition) AND u.id = $\(parameters.count + 1)"
        return try await database.read { connection in
            try connection.query(sql, parameters + [.integer(id)]).first.map { ZoneName($0["zone"].text ?? "") }
        }
    }

    /// Written so that the index on the zone serves.
    private static func isZone(_ zone: ZoneName, parameter: Int) -> String {
        zone.rawValue.isEmpty
            ? "(u.time_zone IS NULL OR u.time_zone = $\(parameter))" : "u.time_zone = $\(parameter)"
    }

    /// The id behind which a page begins; nil behind every user, whose ids are numbers.
    private static func number(_ id: SubjectID?) -> Int64? {
        switch id {
        case nil: 0
        case .integer(let number): number
        case .text: nil
        }
    }
}
