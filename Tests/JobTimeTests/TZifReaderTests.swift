import Glibc
import JobTime
import Testing

@Suite("Compiled zones")
struct TZifReaderTests {
    private static func bytes(_ zone: String) throws -> [UInt8] {
        let file = try #require(fopen(Fixtures.folder + "/" + zone, "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes[..<count])
    }

    @Test("a file cut short at any byte is refused", arguments: ["Asia/Tokyo", "Europe/London"])
    func cut(_ zone: String) throws {
        let whole = try TZifReaderTests.bytes(zone)
        _ = try TZifReader.parse(whole)
        for count in whole.indices {
            #expect(throws: TZifError.self) { try TZifReader.parse(Array(whole[..<count])) }
        }
    }

    @Test("a file with any byte changed is read or refused, and what is read can be asked")
    func flipped() throws {
        let whole = try TZifReaderTests.bytes("Asia/Tokyo")
        let local = CivilDateTime(date: try #require(CivilDate("2026-03-08")), time: .midnight)
        var read = 0
        var refused = 0
        for index in whole.indices {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var bytes = whole
                bytes[index] ^= change
                guard let rules = try? TZifReader.parse(bytes) else {
                    refused += 1
                    continue
                }
                read += 1
                for seconds: Int64 in [.min, -1 << 59, -2_000_000_000, 0, 1_800_000_000, 1 << 60, .max] {
                    #expect(abs(rules.offset(at: seconds).seconds) < 26 * 3_600)
                }
                _ = rules.resolve(local)
                _ = rules.nextTransition(after: 0)
                _ = rules.previousTransition(before: 0)
            }
        }
        #expect(read > 0 && refused > 0)
    }

    @Test(
        "what is not a compiled zone is refused", arguments: [[], [0x54, 0x5A, 0x69, 0x66], Array("# tzdb data".utf8)])
    func foreign(_ bytes: [UInt8]) {
        #expect(throws: TZifError.self) { try TZifReader.parse(bytes) }
    }
}
