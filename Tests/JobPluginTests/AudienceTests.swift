import JobModel
import JobPlugin
import JobTime
import Testing

@Suite("What an audience need not say itself")
struct AudienceTests {
    /// Ids from 1 on in each zone.
    private struct Sample: Audience {
        var sizes: [ZoneName: Int64]

        func zones(on date: CivilDate) async throws -> [ZoneName] { Array(sizes.keys) }

        func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
            var first: Int64 = 1
            if case .integer(let id) = after { first = id + 1 }
            return (first...max(first, sizes[zone] ?? 0)).prefix(limit)
                .filter { $0 <= sizes[zone] ?? 0 }.map { Subject(id: .integer($0)) }
        }
    }

    private let audience = Sample(sizes: ["Europe/London": 1, "Asia/Tokyo": 1_000, "": 2_500])
    private let date = CivilDate(daysSinceEpoch: 20_000)

    @Test("all zones are counted, page by page")
    func counts() async throws {
        #expect(try await audience.counts(on: date) == ["Europe/London": 1, "Asia/Tokyo": 1_000, "": 2_500])
    }

    @Test("one subject is found on whichever page it is")
    func zoneOfOne() async throws {
        #expect(try await audience.zone(of: 2_500, on: date) == "")
        #expect(try await audience.zone(of: 2_501, on: date) == nil)
        #expect(try await audience.zone(of: .text("1"), on: date) == nil)
    }

    @Test("it may differ from date to date")
    func variation() {
        #expect(audience.variation == .date)
    }
}
