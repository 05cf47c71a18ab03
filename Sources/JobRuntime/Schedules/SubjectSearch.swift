package import JobModel
package import JobPlugin
package import JobTime

/// Finds one subject of an audience by its id as text.
package struct SubjectSearch {
    private static let pageSize = 1_000

    private let audience: any Audience

    package init(_ audience: any Audience) {
        self.audience = audience
    }

    /// In whatever zone.
    package func find(_ id: String, on date: CivilDate) async throws -> (zone: ZoneName, subject: Subject)? {
        for zone in Set(try await audience.zones(on: date)).sorted() {
            if let subject = try await find(id, in: zone, on: date) { return (zone, subject) }
        }
        return nil
    }

    /// In one zone. A number is looked up directly, text from its own beginning on: an audience may be large.
    package func find(_ id: String, in zone: ZoneName, on date: CivilDate) async throws -> Subject? {
        if let number = Int64(id), number > .min {
            let behind = try await audience.page(in: zone, on: date, after: .integer(number - 1), limit: 1).first
            if let behind, behind.id.description == id { return behind }
            if case .integer = behind?.id { return nil }
        }
        guard case .text = try await audience.page(in: zone, on: date, after: nil, limit: 1).first?.id else {
            return nil
        }
        let start = String(id.unicodeScalars.dropLast())
        var after: SubjectID? = start.isEmpty ? nil : .text(start)
        while true {
            let page = try await audience.page(in: zone, on: date, after: after, limit: SubjectSearch.pageSize)
            if let subject = page.first(where: { $0.id.description == id }) { return subject }
            guard page.count == SubjectSearch.pageSize, let last = page.last else { return nil }
            after = last.id
        }
    }
}
