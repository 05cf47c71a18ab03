import JobModel

/// Which rows a claim looks at, however many it takes: what is remembered about one claim helps others of its scope.
package struct ClaimScope: Sendable, Hashable {
    private let queue: String
    private let kinds: [JobKind]
    private let selection: ClaimRequest.Selection

    /// The scope of a claim.
    package init(_ request: ClaimRequest) {
        queue = request.queue
        kinds = request.kinds
        selection = request.selection
    }
}
