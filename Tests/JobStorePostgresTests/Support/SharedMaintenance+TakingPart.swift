import JobStore

extension SharedMaintenance {
    /// Has the node take part in the election beside a body, which gets its news.
    func takingPart(_ body: (AsyncStream<SharedMaintenanceNews>) async throws -> Void) async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: SharedMaintenanceNews.self)
        let part = Task { await self.takePart { continuation.yield($0) } }
        do {
            try await body(stream)
        } catch {
            part.cancel()
            await part.value
            throw error
        }
        part.cancel()
        await part.value
    }
}

extension AsyncStream {
    /// What comes next.
    func next() async -> Element? {
        for await element in self { return element }
        return nil
    }
}
