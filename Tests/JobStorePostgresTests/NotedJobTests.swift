import JobModel
import JobStore
import PostgresDriver
import Testing

@testable import JobStorePostgres

/// A queue may move from `claim: transaction` to `row` while a batch is lost, so every claim looks at the notes.
@Suite("Jobs in the note of a batch whose node died")
struct NotedJobTests {
    private static let selections: [ClaimRequest.Selection] = [.rescued, .ordinary, .suspected]

    /// A store with due jobs, one for each selection in its order, that a node has noted.
    private func noted(by node: String) async throws -> (world: LedgerStore, ids: [Int64]) {
        let world = try await LedgerStore.new(schema: "Jobs_2")
        let ids = try await world.store.insert(Self.selections.map { _ in JobInsert(kind: "sort") }).map(\.id)
        try await world.script(
            """
            UPDATE $schema.river_job SET metadata = '{"river:rescue_count": 1}' WHERE id = \(ids[0]);
            UPDATE $schema.river_job SET metadata = '{"river:rescue_count": 2}' WHERE id = \(ids[2]);
            INSERT INTO $schema.runner_claim_note (node, lane, ids, backend, noted_at)
            VALUES ('\(node)', 0, '{\(ids[0]),\(ids[1]),\(ids[2])}', 1, now())
            """)
        return (world, ids)
    }

    /// What each selection gives to a node.
    private func claimed(by node: String, _ limits: ClaimLimits, in world: LedgerStore) async throws -> [[Int64]] {
        var claimed: [[Int64]] = []
        for selection in Self.selections {
            let request = ClaimRequest(
                queue: "default", limit: 10, kinds: ["sort"], node: node, selection: selection, limits: limits)
            claimed.append(try await world.store.claim(request).jobs.map(\.claim.id))
        }
        return claimed
    }

    @Test(
        "are claimed row by row only when the attempt is counted",
        arguments: [ClaimLimits.none, ClaimLimits(queueConcurrency: 100)])
    func counted(limits: ClaimLimits) async throws {
        let (world, ids) = try await noted(by: "runner:a_1_x")
        #expect(try await claimed(by: "runner:b_2_y", limits, in: world) == [[], [], []])
        let rescued = try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10)
        #expect(rescued.map(\.id) == ids)
        #expect(try await claimed(by: "runner:b_2_y", limits, in: world) == [[ids[1]], [], [ids[0], ids[2]]])
        #expect(try await world.store.job(ids[1])?.attempt == 2)
        await world.store.close()
    }

    @Test(
        "are free to the node itself, whose note outlived its batch",
        arguments: [ClaimLimits.none, ClaimLimits(queueConcurrency: 100)])
    func own(limits: ClaimLimits) async throws {
        let (world, ids) = try await noted(by: "runner:a_1_x")
        #expect(try await claimed(by: "runner:a_1_x", limits, in: world) == ids.map { [$0] })
        await world.store.close()
    }
}
