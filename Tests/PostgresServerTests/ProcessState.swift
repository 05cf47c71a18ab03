import SystemPackage

/// What `/proc` tells of a process.
enum ProcessState {
    /// One letter: S sleeps, R runs, T is stopped.
    static func of(_ process: Int32) throws -> Character? {
        let file = try FileDescriptor.open("/proc/\(process)/stat", .readOnly, options: .closeOnExec)
        let text = try file.closeAfter {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
            return String(decoding: bytes[..<count], as: UTF8.self)
        }
        // The name, in parentheses, may contain anything.
        return text.split(separator: ")").last?.first { $0 != " " }
    }
}
