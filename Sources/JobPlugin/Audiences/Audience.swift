public import JobModel
public import JobTime

/// The people, or whatever else, for whom a per-user schedule fires, each in a zone of their own.
///
/// Membership and zone are read when a slot comes, zone by zone, in pages. `schedules.yaml` names an audience
/// by the name under which a plugin serves it.
public protocol Audience: Sendable {
    /// Which fields a subject has beside its id and zone: they become `user.NAME` in a schedule's arguments.
    static var fields: [String: ArgumentShape] { get }

    /// The zones in use, as the subjects have them written: any text, empty for none.
    /// - Parameter date: the nominal local date of the slot; an audience may depend on the weekday.
    func zones(on date: CivilDate) async throws -> [ZoneName]

    /// The next subjects of a zone, ascending by id, at most `limit`; fewer mean that there are no more.
    /// - Parameter after: the last subject of the page before, nil for the first.
    func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject]

    /// How many subjects a zone has; what `runner plan` shows.
    func count(in zone: ZoneName, on date: CivilDate) async throws -> Int
}

extension Audience {
    /// No fields beside id and zone.
    public static var fields: [String: ArgumentShape] { [:] }

    /// Counts page by page.
    public func count(in zone: ZoneName, on date: CivilDate) async throws -> Int {
        var total = 0
        var after: SubjectID?
        while true {
            let subjects = try await page(in: zone, on: date, after: after, limit: 1_000)
            total += subjects.count
            guard subjects.count == 1_000, let last = subjects.last else { return total }
            after = last.id
        }
    }
}
