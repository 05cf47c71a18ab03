import JobPlugin
import JobSQL
import JobTime

/// An audience of users: it only says which.
protocol UserAudience: Audience {
    /// Where the users are.
    var database: any SQLDatabase { get }

    /// Who belongs to it on a date.
    func selection(on date: CivilDate) -> UserSelection
}

extension UserAudience {
    func zones(on date: CivilDate) async throws -> [ZoneName] {
        try await selection(on: date).zones(in: database)
    }

    func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
        try await selection(on: date).page(in: zone, after: after, limit: limit, in: database)
    }

    func count(in zone: ZoneName, on date: CivilDate) async throws -> Int {
        try await selection(on: date).count(in: zone, in: database)
    }

    func counts(on date: CivilDate) async throws -> [ZoneName: Int] {
        try await selection(on: date).counts(in: database)
    }

    func zone(of subject: SubjectID, on date: CivilDate) async throws -> ZoneName? {
        try await selection(on: date).zone(of: subject, in: database)
    }
}
