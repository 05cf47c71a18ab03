import JobTime
import Testing
import ZoneDatabase

/// The compiled zones kept beside the tests, and the machine's.
enum Fixtures {
    static let folder =
        String(
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
                .joined(separator: "/")) + "/Fixtures/zoneinfo"

    static let zones = ZoneDatabase(path: folder)

    static func rules(_ zone: String) throws -> ZoneRules { try zones.rules(for: ZoneName(zone)) }

    /// The instant of a local time that exists once.
    static func instant(_ local: String, in rules: ZoneRules) throws -> Timestamp {
        let date = try #require(CivilDate(local.prefix(10)))
        let time = try #require(CivilTime(local.dropFirst(11)))
        switch rules.resolve(CivilDateTime(date: date, time: time)) {
        case .unique(let second), .overlap(let second, _), .gap(_, _, let second): return Timestamp(seconds: second)
        }
    }

    static func cron(_ text: String) throws -> CronExpression {
        try #require(CronExpression.parse(text).expression)
    }
}

extension Occurrence {
    /// RFC 3339 with the zone's offset.
    var local: String { instant.rfc3339(offset: zoneOffset) }
}
