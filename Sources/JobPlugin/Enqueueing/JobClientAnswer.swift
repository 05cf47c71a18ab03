/// What a client answers to one request.
enum JobClientAnswer {
    /// The only result; a client that gives none breaks its contract, which is no reason to end the process.
    static func single(of results: [EnqueuedJob]) throws -> EnqueuedJob {
        guard let result = results.first else {
            throw EnqueueError(index: 0, message: "the client gave no result for the job")
        }
        return result
    }
}
