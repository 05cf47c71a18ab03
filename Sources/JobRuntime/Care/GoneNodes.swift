import JobStore

/// Nodes of this very machine whose process is gone: nobody needs to wait until they count as lost.
struct GoneNodes: Sendable {
    let services: NodeServices

    /// Takes them out of the store, with the leases they hold; what they ran is then nobody's and is rescued.
    /// - Returns: Whether there were any.
    @discardableResult
    func remove() async throws -> Bool {
        let gone = try await services.store.nodes().map(\.heartbeat).filter { node in
            node.node != services.identity.name && NodeIdentity.isGone(host: node.host, process: node.process)
        }
        for node in gone { try await services.store.remove(node: node.node) }
        return !gone.isEmpty
    }
}
