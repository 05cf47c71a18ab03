import JobPlugin
import JobTime

/// People who never move, in the zones of the test data, misspelt and empty ones among them; each belongs to it on
/// some days of the week.
struct FrozenAudience: Audience {
    struct Died: Error {}

    /// How people write their zones: links, own offsets, and what is no zone.
    static let spellings = [
        "Pacific/Kiritimati", "Pacific/Honolulu", "Pacific/Apia", "UTC", "Asia/Calcutta", "Asia/Kolkata", "Asia/Tokyo",
        "Asia/Kathmandu", "Asia/Tehran", "Australia/Lord_Howe", "Europe/Dublin", "Europe/London", "Antarctica/Troll",
        "Antarctica/Casey", "Etc/GMT+5", "America/Sao_Paulo", "America/New_York", "US/Eastern", "America/Los_Angeles",
        "America/Havana", "America/St_Johns", "America/Scoresbysund", "Africa/Cairo", "Africa/Casablanca", "+05:30",
        "-09:30", "", "Amercia/New_York", "Local",
    ]

    let fate: Fate
    /// Distinguishes this audience from the others.
    let salt: Int

    private func members(on date: CivilDate) -> [(id: Int64, zone: ZoneName)] {
        (0..<FrozenAudience.spellings.count * 3).filter { ($0 + salt + date.weekday.rawValue) % 3 != 0 }.map {
            (Int64($0 + 1), ZoneName(FrozenAudience.spellings[$0 % FrozenAudience.spellings.count]))
        }
    }

    func zones(on date: CivilDate) async throws -> [ZoneName] {
        Array(Set(members(on: date).map(\.zone)))
    }

    func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
        if fate.strikes() { throw Died() }
        var last = Int64.min
        if case .integer(let id) = after { last = id }
        return members(on: date).filter { $0.zone == zone && $0.id > last }.prefix(limit)
            .map { Subject(id: .integer($0.id)) }
    }

    func count(in zone: ZoneName, on date: CivilDate) async throws -> Int {
        members(on: date).count { $0.zone == zone }
    }

    /// As the planner wants it.
    func counts(on date: CivilDate) -> [ZoneName: Int] {
        members(on: date).reduce(into: [:]) { $0[$1.zone, default: 0] += 1 }
    }
}
