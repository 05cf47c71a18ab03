import Glibc
import JobTime
import SeededRandom
import Testing
import ZoneDatabase

@Suite("Damaged zones")
struct TZifMutationTests {
    private let zones = ZoneDatabase()

    @Test("every file of the machine, damaged at random, is read or refused, and what is read can be asked")
    func mutations() async throws {
        let folder = try #require(zones.path)
        var random = SplitMix64(state: 9_636)
        var (read, refused) = (0, 0)
        // A link's file is that of its zone.
        for name in zones.names() where zones.canonicalName(of: name) == name {
            await Task.yield()
            let whole = try #require(Self.bytes(folder + "/" + name.rawValue))
            for _ in 0..<max(8, PythonOracle.cases / 100) {
                guard let rules = try? TZifReader.parse(Self.damaged(whole, &random)) else {
                    refused += 1
                    continue
                }
                read += 1
                try ask(rules)
            }
        }
        print("damaged zones: \(read) still read, \(refused) refused")
        #expect(read > 100 && refused > 100)
    }

    private func ask(_ rules: ZoneRules) throws {
        for seconds: Int64 in [.min, -1 << 59, -2_000_000_000, 0, 1_800_000_000, 1 << 60, .max] {
            #expect(abs(rules.offset(at: seconds).seconds) < 26 * 3_600)
        }
        let local = CivilDateTime(date: try #require(CivilDate("2026-03-08")), time: .midnight)
        _ = rules.resolve(local)
        _ = rules.instants(of: local.date)
        _ = rules.nextTransition(after: 0)
        _ = rules.previousTransition(before: 0)
        for text in ["30 2 * * *", "*/30 * 29 2 *"] {
            let recurrence = Recurrence(trigger: .cron(try Fixtures.cron(text)), rules: rules)
            let start = Timestamp(seconds: 1_772_000_000)
            if let next = recurrence.next(after: start) { #expect(next.instant > start) }
            if let previous = recurrence.previous(before: start) { #expect(previous.instant < start) }
        }
    }

    /// One to three changes: a byte, a count, a piece cut out, doubled or moved, the end cut off.
    private static func damaged(_ whole: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &random)
            let piece = place..<min(bytes.count, place + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = .random(in: 0 ... .max, using: &random)
            case 2:
                let extremes: [Int64] = [0, 1, 255, 256, 65_536, .init(Int32.max), .init(UInt32.max)]
                let count = TZifBytes.number(extremes.randomElement(using: &random) ?? 0, 4)
                let header =
                    (place / 2 < whole.count / 4 ? 20 : whole.count / 2) + 4 * Int.random(in: 0..<6, using: &random)
                if header + 4 <= bytes.count { bytes.replaceSubrange(header..<header + 4, with: count) }
            case 3: bytes.removeSubrange(piece)
            case 4: bytes.insert(contentsOf: bytes[piece], at: place)
            case 5:
                let moved = bytes[piece]
                bytes.removeSubrange(piece)
                bytes.insert(contentsOf: moved, at: Int.random(in: 0...bytes.count, using: &random))
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    private static func bytes(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes[..<count])
    }
}
