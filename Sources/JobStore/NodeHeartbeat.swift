/// What a node says of itself with each beat.
public struct NodeHeartbeat: Sendable, Hashable {
    /// The node's name, unique to the process.
    public var node: String
    /// The host it runs on.
    public var host: String
    /// The process id.
    public var process: Int
    /// The program's version.
    public var version: String
    /// The version of tzdata it computes with.
    public var tzdata: String
    /// The digest of the configuration it follows.
    public var configuration: String
    /// The queues it works.
    public var queues: [String]
    /// How many jobs it is running.
    public var running: Int

    /// Creates a heartbeat.
    public init(
        node: String, host: String, process: Int, version: String, tzdata: String, configuration: String,
        queues: [String], running: Int
    ) {
        self.node = node
        self.host = host
        self.process = process
        self.version = version
        self.tzdata = tzdata
        self.configuration = configuration
        self.queues = queues
        self.running = running
    }
}
