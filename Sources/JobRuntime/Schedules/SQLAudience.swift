import JobModel
import JobPlugin
import JobSQL
import JobStore
import JobTime

/// An audience that a schedule declares as a query on the store's own database: columns `id`, `time_zone` and any
/// further ones, which become `user.NAME`.
///
/// The query is read-only and stands as a subquery in ours. `:date` and `:weekday` (0 for Sunday) are bound in it;
/// a query that uses `:zone`, `:after` or `:limit` itself gets them too, with NULL for all zones.
struct SQLAudience: Audience {
    let query: String
    let database: any SQLDatabase

    func zones(on date: CivilDate) async throws -> [ZoneName] {
        let statement = BoundQuery(
            "SELECT DISTINCT time_zone FROM \(subquery)", date: date, zone: nil, after: nil, limit: nil)
        return try await read { connection in
            try connection.query(statement.sql, statement.parameters).map { ZoneName($0[0].text ?? "") }
        }
    }

    func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
        let query = query(in: zone, on: date, after: after, limit: limit)
        return try await read { connection in
            try connection.query(
                SubjectRows.statement(for: query.sql, dialect: database.dialect), query.parameters
            ).map { try Subject(row: $0, hidden: query.hidden) }
        }
    }

    /// The statement that reads a page.
    func query(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) -> SlotCohort.Query {
        let behind = after == nil ? "" : "AND id > :after "
        let statement = BoundQuery(
            "SELECT * FROM \(subquery) WHERE \(Self.condition(on: zone)) \(behind)ORDER BY id LIMIT :limit",
            date: date, zone: zone, after: after, limit: limit)
        return SlotCohort.Query(sql: statement.sql, parameters: statement.parameters, hidden: ["time_zone"])
    }

    func count(in zone: ZoneName, on date: CivilDate) async throws -> Int {
        let statement = BoundQuery(
            "SELECT COUNT(*) FROM \(subquery) WHERE \(Self.condition(on: zone))", date: date, zone: zone, after: nil,
            limit: nil)
        return try await read { connection in
            Int(try connection.query(statement.sql, statement.parameters).first?[0].integer ?? 0)
        }
    }

    /// All zones in one statement. They are counted here: without an index SQLite would sort a million names.
    func counts(on date: CivilDate) async throws -> [ZoneName: Int] {
        let statement = BoundQuery(
            "SELECT time_zone FROM \(subquery)", date: date, zone: nil, after: nil, limit: nil)
        return try await read { connection in
            var counts: [String: Int] = [:]
            try connection.forEach(statement.sql, statement.parameters) { counts[$0[0].text ?? "", default: 0] += 1 }
            return Dictionary(uniqueKeysWithValues: counts.map { (ZoneName($0.key), $0.value) })
        }
    }

    func zone(of subject: SubjectID, on date: CivilDate) async throws -> ZoneName? {
        let statement = BoundQuery(
            "SELECT time_zone FROM \(subquery) WHERE id = :after LIMIT 1", date: date, zone: nil, after: subject,
            limit: nil)
        return try await read { connection in
            try connection.query(statement.sql, statement.parameters).first.map { ZoneName($0[0].text ?? "") }
        }
    }

    var variation: AudienceVariation {
        let names = BoundQuery(query, date: CivilDate(daysSinceEpoch: 0), zone: nil, after: nil, limit: nil).names
        return names.contains("date") ? .date : names.contains("weekday") ? .weekday : .none
    }

    private func read<Result: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.read(body)
        } catch let error as SQLError where error.code == .statement {
            throw ScheduleTrouble("its sql query: \(error); it must read the columns id and time_zone")
        }
    }

    /// Written so that an index on the zone's column serves.
    private static func condition(on zone: ZoneName) -> String {
        zone.rawValue.isEmpty ? "(time_zone IS NULL OR time_zone = :zone)" : "time_zone = :zone"
    }

    /// The query as part of ours: on lines of its own, since it may end in a comment, and without a last semicolon.
    private var subquery: String {
        var text = query[...]
        while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
        return "(\n\(text)\n) AS audience"
    }
}
