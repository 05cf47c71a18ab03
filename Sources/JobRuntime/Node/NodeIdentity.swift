import JobStore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Who a node is: a name no other process ever had, and where it runs.
package struct NodeIdentity: Sendable, Hashable {
    /// Kept in `attempted_by`; as `NodeName` makes it.
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
        let name = NodeName.make(host: hostName(), unique: "\(process)_\(unique)")
        return NodeIdentity(name: name, host: hostScope(), process: process)
    }

    /// Whether a process of this host and namespace is gone; false if that cannot be known from here.
    package static func isGone(host: String, process: Int) -> Bool {
        guard host == hostScope(), process > 0 else { return false }
        if kill(pid_t(process), 0) != 0 { return errno == ESRCH }
        return isZombie(process)
    }

    /// Whether a process has ended and only waits for its parent to notice; such a one still takes signals.
    private static func isZombie(_ process: Int) -> Bool {
        guard let file = fopen("/proc/\(process)/stat", "r") else { return false }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 1_024)
        guard fgets(&line, Int32(line.count), file) != nil else { return false }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        // The name in parentheses may hold anything; the state is the first letter behind it.
        guard let end = text.lastIndex(of: ")") else { return false }
        let state = text[text.index(after: end)...].first { $0 != " " }
        return state == "Z" || state == "X"
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
