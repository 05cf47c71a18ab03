import Glibc
import SystemPackage

/// A TCP port of 127.0.0.1 that nobody uses.
enum FreePort {
    /// Below the ports that the system gives to outgoing connections, so that a stopped server finds its port again.
    private static let range: ClosedRange<UInt16> = 10_000...32_000

    /// Looks for one at random.
    static func find() throws -> Int {
        for _ in 0..<200 {
            let port = UInt16.random(in: range)
            if try isFree(port) { return Int(port) }
        }
        throw PostgresServerError("no free port between \(range.lowerBound) and \(range.upperBound)")
    }

    private static func isFree(_ port: UInt16) throws -> Bool {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard handle >= 0 else { throw Errno(rawValue: errno) }
        defer { close(handle) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
