import JobTime
import Testing
import ZoneDatabase

@Suite("The zone database")
struct ZoneDatabaseTests {
    private func error(_ zone: String, in zones: ZoneDatabase = Fixtures.zones) throws -> ZoneError {
        try #require(throws: ZoneError.self) { try zones.rules(for: ZoneName(zone)) }
    }

    @Test("version, names and links come from the folder")
    func index() {
        let zones = Fixtures.zones
        #expect(zones.version == "2025b")
        #expect(zones.names().contains("Europe/London"))
        #expect(zones.names().contains("UTC"))
        #expect(zones.names() == zones.names().sorted())
        #expect(!zones.names().contains { $0.rawValue.hasPrefix("tzdata") || $0.rawValue.contains(".") })
        #expect(zones.canonicalName(of: "Asia/Calcutta") == "Asia/Kolkata")
        #expect(zones.canonicalName(of: "Europe/London") == "Europe/London")
    }

    @Test(
        "an unknown name is refused, with the one that was meant",
        arguments: [
            ("Amercia/New_York", "America/New_York"), ("europe/london", "Europe/London"),
            ("America/New York", "America/New_York"), ("Local", nil), ("", nil), ("../../etc/passwd", nil),
            ("/etc/localtime", nil), ("Europe/../Europe/London", nil), ("Europe", nil), ("tzdata.zi", nil),
            ("Europe/London\u{0}", nil), ("Mars/Olympus", nil),
        ] as [(String, ZoneName?)])
    func unknown(_ zone: String, _ meant: ZoneName?) throws {
        let error = try error(zone)
        #expect(error.code == .unknownZone)
        if let meant { #expect(error.suggestion == meant) }
    }

    @Test("without data there is UTC alone")
    func noData() throws {
        let zones = ZoneDatabase(path: "/nonexistent")
        #expect(try zones.rules(for: .utc).offset(at: 0).seconds == 0)
        #expect(zones.names() == [.utc])
        #expect(zones.version == nil)
        #expect(try error("Europe/London", in: zones).code == .missingFolder)
    }

    @Test(
        "what users write is a zone, an offset or unknown",
        arguments: [
            ("Asia/Calcutta", "Asia/Kolkata", 19_800), ("+05:30", "+05:30", 19_800), ("-0300", "-03:00", -10_800),
            ("+05", "+05:00", 18_000), ("UTC+5", "+05:00", 18_000), ("+00:00", "UTC", 0),
            ("Etc/GMT+5", "Etc/GMT+5", -18_000), ("", nil, 0), ("Local", nil, 0), ("+5", nil, 0), ("+25:00", nil, 0),
            ("+0:530", nil, 0), ("+05:3", nil, 0), ("Eastern Time (US & Canada)", nil, 0),
        ] as [(String, ZoneName?, Int)])
    func users(_ text: String, _ name: ZoneName?, _ offset: Int) {
        switch Fixtures.zones.userZone(text) {
        case .zone(let found, let rules):
            #expect(found == name)
            #expect(rules.offset(at: Int64(1_800_000_000)).seconds == offset)
        case .unknown(let found):
            #expect(name == nil)
            #expect(found == text)
        }
    }
}
