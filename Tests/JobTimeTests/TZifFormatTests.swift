import JobTime
import Testing
import ZoneDatabase

@Suite("The format of compiled zones, RFC 9636")
struct TZifFormatTests {
    private let daylight: [(Int32, UInt8, UInt8)] = [(0, 0, 0), (3_600, 1, 4)]

    private func refused(_ zone: TZifBytes) -> String? {
        do throws(TZifError) {
            _ = try TZifReader.parse(zone.bytes)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("version 1 has its table alone, and its last offset holds for ever")
    func versionOne() throws {
        let zone = TZifBytes(version: 1, transitions: [(1_000, 1)], offsets: daylight)
        let rules = try TZifReader.parse(zone.bytes)
        #expect(rules.offset(at: 999) == ZoneOffset(seconds: 0, abbreviation: "AAA"))
        #expect(rules.offset(at: 1_000) == ZoneOffset(seconds: 3_600, abbreviation: "BBB", isDST: true))
        #expect(rules.nextTransition(after: 1_000) == nil)
        #expect(rules.previousTransition(before: 1_000) == nil)
        #expect(throws: TZifError.self) { try TZifReader.parse(zone.bytes.dropLast()) }
    }

    @Test(
        "versions 2 to 4, and those to come, have the 64-bit table and the footer", arguments: [2, 3, 4, 5] as [UInt8])
    func later(_ version: UInt8) throws {
        let zone = TZifBytes(
            version: version, transitions: [(-1 << 40, 1)], offsets: daylight,
            footer: "\nAAA0BBB,M3.5.0/-25,M10.5.0/167\n")
        let rules = try TZifReader.parse(zone.bytes)
        #expect(rules.offset(at: (-1 << 40) - 1).abbreviation == "AAA")
        #expect(rules.nextTransition(after: 0)?.shift == 3_600)
    }

    @Test("the 32-bit half is passed over, whatever stands in it")
    func legacy() throws {
        var zone = TZifBytes(offsets: [(3_600, 0, 0)])
        zone.legacy = ([0, 0, 0, 0, 0, 0], [])
        #expect(try TZifReader.parse(zone.bytes).offset(at: 0).seconds == 3_600)
        zone.legacy = ([3, 2, 1, 1, 1, 2], [UInt8](repeating: 0xFF, count: 3 + 2 + 8 + 5 + 6 + 2))
        #expect(try TZifReader.parse(zone.bytes).offset(at: 0).seconds == 3_600)
        zone.legacy.counts[3] = .max
        #expect(refused(zone)?.contains("too early") == true)
    }

    @Test("an empty footer says nothing, and the last offset goes on")
    func emptyFooter() throws {
        let rules = try TZifReader.parse(TZifBytes(transitions: [(1_000, 1)], offsets: daylight).bytes)
        #expect(rules.offset(at: 4_000_000_000).abbreviation == "BBB")
        #expect(rules.nextTransition(after: 1_000) == nil)
    }

    @Test("a footer without change holds from the last transition on")
    func constantFooter() throws {
        let rules = try TZifReader.parse(
            TZifBytes(transitions: [(1_000, 1)], offsets: daylight, footer: "\n<+02>-2\n").bytes)
        #expect(rules.offset(at: 999).abbreviation == "AAA")
        #expect(rules.offset(at: 1_000) == ZoneOffset(seconds: 7_200, abbreviation: "+02"))
        #expect(rules.nextTransition(after: 999)?.instant == 1_000)
        #expect(rules.nextTransition(after: 1_000) == nil)
    }

    @Test("a footer without table rules all time")
    func footerAlone() throws {
        let rules = try TZifReader.parse(TZifBytes(footer: "\nEST5EDT,M3.2.0,M11.1.0\n").bytes)
        #expect(rules.offset(at: -5_000_000_000).seconds == -14_400)
        #expect(rules.previousTransition(before: 0)?.shift == -3_600)
    }

    @Test("bytes behind the footer are no concern of ours")
    func padding() throws {
        let rules = try TZifReader.parse(TZifBytes(footer: "\n<+02>-2\n\u{0}\u{0}more\n").bytes)
        #expect(rules.offset(at: 0).seconds == 7_200)
    }

    @Test("indicators of standard and universal time are counted")
    func indicators() throws {
        var zone = TZifBytes(transitions: [(1_000, 1)], offsets: daylight, footer: "\n<+02>-2\n")
        zone.standardIndicators = [1, 1]
        zone.universalIndicators = [1, 0]
        #expect(try TZifReader.parse(zone.bytes).offset(at: 1_000).seconds == 7_200)
        zone.universalIndicators = [1]
        #expect(refused(zone)?.contains("UTC indicators is 1") == true)
        zone.universalIndicators = []
        zone.standardIndicators = [0, 0, 0]
        #expect(refused(zone)?.contains("standard indicators is 3") == true)
    }

    @Test("what a file must not say is refused in words")
    func refusals() {
        let table = TZifBytes(transitions: [(1_000, 1), (2_000, 0)], offsets: daylight)
        func refused(_ change: (inout TZifBytes) -> Void) -> String? {
            var zone = table
            change(&zone)
            return self.refused(zone)
        }
        #expect(refused { _ in } == nil)
        #expect(refused { $0.offsets = [] } == "it has 0 offsets instead of 1 to 256")
        #expect(refused { $0.abbreviations = "" } == "it has no abbreviations")
        #expect(refused { $0.abbreviations = "AAABBB" } == "an abbreviation has no end")
        #expect(refused { $0.abbreviations = "AAA\u{0}B\u{E9}B\u{0}" } == "an abbreviation is not ASCII")
        #expect(refused { $0.transitions[1].0 = 1_000 } == "transitions are not in ascending order")
        #expect(refused { $0.transitions[1].0 = .max } == "a transition lies before or after all time")
        #expect(refused { $0.transitions[0].1 = 2 } == "a transition names offset 2 of 2")
        #expect(refused { $0.offsets[0].0 = .min } == "an offset of -2147483648 seconds is more than a day")
        #expect(refused { $0.offsets[0].1 = 2 } == "the daylight flag is 2")
        #expect(refused { $0.offsets[0].2 = 8 } == "an abbreviation begins at 8 of 8")
        #expect(refused { $0.footer = "" }?.contains("too early") == true)
        #expect(refused { $0.footer = "EST5\n" } == "the footer does not begin with a new line")
        #expect(refused { $0.footer = "\nEST5" }?.contains("too early") == true)
        #expect(refused { $0.footer = "\nEST\n" } == "the footer is not a POSIX time zone rule")
    }

    @Test(
        "data that counts leap seconds is refused, also where the table says its own end",
        arguments: [1, 2, 4] as [UInt8])
    func leapSeconds(_ version: UInt8) {
        var zone = TZifBytes(
            version: version, transitions: [(1_000, 1)], offsets: daylight, leaps: [(500, 1), (900, 2)])
        #expect(refused(zone)?.contains("leap seconds") == true)
        zone.leaps.append((9_000, 2))
        #expect(refused(zone)?.contains("leap seconds") == true)
        zone.leaps = [(500, 0)]
        #expect(refused(zone)?.contains("leap seconds") == true)
    }

    @Test("the machine's zones with leap seconds are refused by the database, with what to do")
    func right() throws {
        guard let path = ZoneDatabase().path, case let right = ZoneDatabase(path: path + "/right"), right.path != nil
        else {
            print("not tested: this machine has no zones with leap seconds")
            return
        }
        let error = try #require(throws: ZoneError.self) { try right.rules(for: "Europe/London") }
        #expect(error.code == .damaged)
        #expect(error.message.contains("it counts leap seconds"))
    }
}
