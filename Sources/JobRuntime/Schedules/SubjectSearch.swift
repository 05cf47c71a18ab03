package import JobModel
package import JobPlugin
package import JobTime

/// Finds one subject of an audience by its id as text.
///
/// An audience may be large, so an id is looked for where it must stand; only for text whose order may be another one
/// than ours is more of a zone read.
package struct SubjectSearch {
    private static let pageSize = 1_000

    private let audience: any Audience

    package init(_ audience: any Audience) {
        self.audience = audience
    }

    /// In whatever zone.
    package func find(_ id: String, on date: CivilDate) async throws -> (zone: ZoneName, subject: Subject)? {
        let zones = Set(try await audience.zones(on: date)).sorted()
        for zone in zones {
            if let subject = try await lookUp(id, in: zone, on: date) { return (zone, subject) }
        }
        for zone in zones {
            if let subject = try await search(id, in: zone, on: date) { return (zone, subject) }
        }
        return nil
    }

    /// In one zone.
    package func find(_ id: String, in zone: ZoneName, on date: CivilDate) async throws -> Subject? {
        if let subject = try await lookUp(id, in: zone, on: date) { return subject }
        return try await search(id, in: zone, on: date)
    }

    /// Asks for what follows the id's predecessor.
    private func lookUp(_ id: String, in zone: ZoneName, on date: CivilDate) async throws -> Subject? {
        var predecessors = [SubjectID.text(SubjectSearch.predecessor(of: id))]
        if let number = Int64(id), number > .min { predecessors.insert(.integer(number - 1), at: 0) }
        for predecessor in predecessors {
            let found = try await audience.page(in: zone, on: date, after: predecessor, limit: 1).first
            if let found, found.id.description == id { return found }
        }
        return nil
    }

    /// Goes through the pages of a zone, if its ids are text: from the id's own beginning on, which comes before it in
    /// every order of texts.
    private func search(_ id: String, in zone: ZoneName, on date: CivilDate) async throws -> Subject? {
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

    /// A text behind which, byte by byte, the id comes next.
    private static func predecessor(of id: String) -> String {
        guard let last = id.unicodeScalars.last else { return "" }
        var start = String.UnicodeScalarView(id.unicodeScalars.dropLast())
        if last.value > 0, let before = Unicode.Scalar(last.value == 0xE000 ? 0xD7FF : last.value - 1) {
            start.append(before)
            start.append("\u{10FFFF}")
        }
        return String(start)
    }
}
