import JobPlugin
import JobTime
import Synchronization

/// People who move while a test runs.
final class Townspeople: Audience {
    private let zoneOf: Mutex<[Int64: ZoneName]>
    private let interruption = Mutex<(@Sendable () async throws -> Void)?>(nil)

    init(_ zones: [Int64: ZoneName]) {
        zoneOf = Mutex(zones)
    }

    /// Has something happen before the next page is given, once.
    func beforeNextPage(_ body: @escaping @Sendable () async throws -> Void) {
        interruption.withLock { $0 = body }
    }

    /// Moves a person; nil lets it leave.
    func move(_ id: Int64, to zone: ZoneName?) {
        zoneOf.withLock { $0[id] = zone }
    }

    func zones(on date: CivilDate) async throws -> [ZoneName] {
        zoneOf.withLock { Array(Set($0.values)) }
    }

    func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
        try await interruption.withLock { interruption -> (@Sendable () async throws -> Void)? in
            defer { interruption = nil }
            return interruption
        }?()
        var last = Int64.min
        if case .integer(let id) = after { last = id }
        return zoneOf.withLock { people in
            people.filter { $0.value == zone && $0.key > last }.keys.sorted().prefix(limit)
                .map { Subject(id: .integer($0)) }
        }
    }
}
