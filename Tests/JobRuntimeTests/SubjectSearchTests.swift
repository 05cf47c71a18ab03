import JobModel
import JobPlugin
import JobTime
import Synchronization
import Testing

@testable import JobRuntime

@Suite("Looking for one subject")
struct SubjectSearchTests {
    /// Subjects in an order of their own; counts how many were read.
    private final class Crowd: Audience {
        let ids: [SubjectID]
        let isBefore: @Sendable (SubjectID, SubjectID) -> Bool
        let read = Mutex(0)

        init(_ ids: [SubjectID], isBefore: @escaping @Sendable (SubjectID, SubjectID) -> Bool) {
            self.ids = ids.sorted(by: isBefore)
            self.isBefore = isBefore
        }

        func zones(on date: CivilDate) async throws -> [ZoneName] { ["Asia/Tokyo", "Europe/London"] }

        func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
            guard zone == "Europe/London" else { return [] }
            let page = ids.filter { id in after.map { isBefore($0, id) } ?? true }.prefix(limit)
            read.withLock { $0 += page.count }
            return page.map { Subject(id: $0) }
        }
    }

    /// As SQLite orders: numbers before texts, texts byte by byte.
    private static let bytewise: @Sendable (SubjectID, SubjectID) -> Bool = { left, right in
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.integer, .text): true
        case (.text, .integer): false
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        }
    }
    private static let date = CivilDate(daysSinceEpoch: 20_781)

    @Test("a number, or a text in the order of bytes, is found without reading the others")
    func direct() async throws {
        let numbers = Crowd((0..<5_000).map { .integer($0) }, isBefore: Self.bytewise)
        let texts = Crowd((0..<5_000).map { .text("u\($0)") }, isBefore: Self.bytewise)
        for (crowd, id) in [(numbers, "4711"), (numbers, "0"), (texts, "u5"), (texts, "u4999")] {
            crowd.read.withLock { $0 = 0 }
            let found = try await SubjectSearch(crowd).find(id, on: Self.date)
            #expect(found?.zone == "Europe/London" && found?.subject.id.description == id)
            #expect(crowd.read.withLock { $0 } <= 2, "\(id)")
        }
    }

    @Test("who is not there is not found, whatever the id looks like")
    func absent() async throws {
        let numbers = Crowd((0..<20).map { .integer($0) }, isBefore: Self.bytewise)
        let texts = Crowd(["7", "71", "b", "ba"].map { .text($0) }, isBefore: Self.bytewise)
        for id in ["99", "-5", "007", "x", "é", "9223372036854775807", "-9223372036854775808", "\0"] {
            #expect(try await SubjectSearch(numbers).find(id, on: Self.date) == nil, "\(id)")
            #expect(try await SubjectSearch(texts).find(id, on: Self.date) == nil, "\(id)")
        }
        #expect(try await SubjectSearch(texts).find("7", on: Self.date)?.subject.id == .text("7"))
        #expect(try await SubjectSearch(Crowd([], isBefore: Self.bytewise)).find("7", on: Self.date) == nil)
    }

    @Test("a text is found in an order that is not ours, too")
    func otherOrder() async throws {
        let folded: @Sendable (SubjectID, SubjectID) -> Bool = { left, right in
            (left.description.lowercased(), left.description) < (right.description.lowercased(), right.description)
        }
        let crowd = Crowd((0..<3_000).map { .text(($0 % 2 == 0 ? "u" : "U") + String($0)) }, isBefore: folded)
        for id in ["u2998", "U2999", "u0", "U1"] {
            #expect(try await SubjectSearch(crowd).find(id, on: Self.date)?.subject.id.description == id)
        }
    }
}
