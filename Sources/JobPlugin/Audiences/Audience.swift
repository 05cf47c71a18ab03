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

    /// How many subjects a zone has.
    func count(in zone: ZoneName, on date: CivilDate) async throws -> Int

    /// How many subjects each zone in use has: what `runner plan` shows. Best answered by one question for all zones.
    func counts(on date: CivilDate) async throws -> [ZoneName: Int]

    /// The zone of one subject, as it has it written; nil if it does not belong to the audience on that date.
    func zone(of subject: SubjectID, on date: CivilDate) async throws -> ZoneName?

    /// By what the audience differs between dates: it is asked once for all dates that are alike.
    var variation: AudienceVariation { get }
}

extension Audience {
    /// No fields beside id and zone.
    public static var fields: [String: ArgumentShape] { [:] }

    /// Differs from date to date.
    public var variation: AudienceVariation { .date }

    /// Counts zone by zone.
    public func counts(on date: CivilDate) async throws -> [ZoneName: Int] {
        var counts: [ZoneName: Int] = [:]
        for zone in try await zones(on: date) { counts[zone] = try await count(in: zone, on: date) }
        return counts
    }

    /// Asks every zone for what follows the subject's predecessor.
    public func zone(of subject: SubjectID, on date: CivilDate) async throws -> ZoneName? {
        try await SubjectSearch(self).zone(of: subject, on: date)
    }

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
