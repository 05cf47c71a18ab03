/// Takes a changed configuration over while the node runs; an invalid one leaves the old one in force.
struct ReloadService: Sendable {
    /// The files are looked at this often, and must have been quiet for as long before they are read.
    static let interval: Duration = .milliseconds(200)

    let services: NodeServices
    let source: ConfigurationSource
    /// Rings to reload at once.
    let bell: Doorbell
    let onReload: @Sendable () -> Void

    /// Watches until the task is cancelled.
    func run() async {
        var loaded = source.loaded
        var previous = loaded
        while !Task.isCancelled {
            let isAsked = await bell.wait(atMost: ReloadService.interval, on: services.clock)
            guard !Task.isCancelled else { return }
            let present = FolderFingerprint(of: source.paths)
            if isAsked || (present != loaded && present == previous) {
                loaded = present
                await reload()
            }
            previous = present
        }
    }

    private func reload() async {
        switch await source.read() {
        case .valid(let configuration):
            services.configuration.replace(with: configuration)
            services.observer.note(.reloaded(digest: configuration.digest))
            onReload()
        case .refused(let errors):
            services.observer.note(.reloadRefused(errors: errors))
        }
    }
}
