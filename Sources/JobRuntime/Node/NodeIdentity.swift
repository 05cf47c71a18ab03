#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Who a node is: a name no other process ever had, and where it runs.
package struct NodeIdentity: Sendable, Hashable {
    /// Kept in `attempted_by`; at most 100 characters.
    package var name: String
    /// The host together with the namespace of process ids: two nodes with the same host can see whether the
    /// other's process lives.
    package var host: String
    package var process: Int

    package init(name: String, host: String, process: Int) {
        self.name = name
        self.host = host
        self.process = process
    }

    /// The identity of this process.
    /// - Parameter unique: text that no other node of this process has.
    package static func ofThisProcess(unique: String) -> NodeIdentity {
        let process = Int(getpid())
        let short = String(hostName().map { $0 == "." ? "_" : $0 }.prefix(60))
        return NodeIdentity(name: "\(short)_\(process)_\(unique)", host: hostScope(), process: process)
    }

    /// Whether a process of this host and namespace is gone; false if that cannot be known from here.
    package static func isGone(host: String, process: Int) -> Bool {
        guard host == hostScope(), process > 0 else { return false }
        return kill(pid_t(process), 0) != 0 && errno == ESRCH
    }

    private static func hostName() -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown_host" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func hostScope() -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        let length = readlink("/proc/self/ns/pid", &buffer, buffer.count - 1)
        let space =
            length > 0 ? String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self) : "?"
        return hostName() + " " + space
    }
}
