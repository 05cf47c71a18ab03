package import JobModel
package import JobTime

/// Finds one subject of an audience by its id.
///
/// An audience may be large, so an id is looked for where it must stand; only for text whose order may be another one
/// than ours is more of a zone read.
package struct SubjectSearch {
    private static let pageSize = 1_000

    private let audience: any Audience

    package init(_ audience: any Audience) {
        self.audience = audience
    }

    /// By the id as text, in whatever zone.
    package func find(_ id: String, on date: CivilDate) async throws -> (zone: ZoneName, subject: Subject)? {
        for candidate in SubjectSearch.candidates(id) {
            guard let zone = try await audience.zone(of: candidate, on: date) else { continue }
            if let subject = try await find(candidate, in: zone, on: date) { return (zone, subject) }
        }
        return nil
    }

    /// By the id as text, in one zone.
    package func find(_ id: String, in zone: ZoneName, on date: CivilDate) async throws -> Subject? {
        for candidate in SubjectSearch.candidates(id) {
            if let subject = try await find(candidate, in: zone, on: date) { return subject }
        }
        return nil
    }

    /// The first zone that has the subject, for audiences that cannot be asked for it.
    func zone(of id: SubjectID, on date: CivilDate) async throws -> ZoneName? {
        let zones = Set(try await audience.zones(on: date)).sorted()
        for zone in zones where try await lookUp(id, in: zone, on: date) != nil { return zone }
        for zone in zones where try await search(id, in: zone, on: date) != nil { return zone }
        return nil
    }

    /// What a text may stand for: ids are numbers or texts.
    private static func candidates(_ id: String) -> [SubjectID] {
        let number = Int64(id).flatMap { String($0) == id ? SubjectID.integer($0) : nil }
        return (number.map { [$0] } ?? []) + [.text(id)]
    }

    private func find(_ id: SubjectID, in zone: ZoneName, on date: CivilDate) async throws -> Subject? {
        if let subject = try await lookUp(id, in: zone, on: date) { return subject }
        return try await search(id, in: zone, on: date)
    }

    /// Asks for what follows the id's predecessor.
    private func lookUp(_ id: SubjectID, in zone: ZoneName, on date: CivilDate) async throws -> Subject? {
        let found = try await audience.page(in: zone, on: date, after: SubjectSearch.predecessor(of: id), limit: 1)
            .first
        return found?.id == id ? found : nil
    }

    /// Goes through the pages of a zone, if its ids are text: from the id's own beginning on, which comes before it in
    /// every order of texts.
    private func search(_ id: SubjectID, in zone: ZoneName, on date: CivilDate) async throws -> Subject? {
        guard case .text(let text) = id,
            case .text = try await audience.page(in: zone, on: date, after: nil, limit: 1).first?.id
        else { return nil }
        let start = String(text.unicodeScalars.dropLast())
        var after: SubjectID? = start.isEmpty ? nil : .text(start)
        while true {
            let page = try await audience.page(in: zone, on: date, after: after, limit: SubjectSearch.pageSize)
            if let subject = page.first(where: { $0.id == id }) { return subject }
            guard page.count == SubjectSearch.pageSize, let last = page.last else { return nil }
            after = last.id
        }
    }

    /// An id behind which this one comes next; for text byte by byte. Nil for the very first.
    private static func predecessor(of id: SubjectID) -> SubjectID? {
        switch id {
        case .integer(let number): return number > .min ? .integer(number - 1) : nil
        case .text(let text):
            guard let last = text.unicodeScalars.last else { return nil }
            var start = String.UnicodeScalarView(text.unicodeScalars.dropLast())
            if last.value > 0, let before = Unicode.Scalar(last.value == 0xE000 ? 0xD7FF : last.value - 1) {
                start.append(before)
                start.append("\u{10FFFF}")
            }
            return .text(String(start))
        }
    }
}
