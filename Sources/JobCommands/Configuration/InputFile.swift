#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file that a flag names, or standard input for `-`.
enum InputFile {
    /// - Throws: `CommandFailure` if it cannot be read.
    static func read(_ path: String, context: CommandContext) throws -> [UInt8] {
        if path == "-" { return context.readInput() }
        guard let file = fopen(path, "rb") else {
            throw CommandFailure(
                .unreachable, code: "unreadable_file", "\(path): \(String(cString: strerror(errno)))",
                help: "paths in flags start at the working folder")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        guard ferror(file) == 0 else {
            throw CommandFailure(.unreachable, code: "unreadable_file", "\(path) cannot be read")
        }
        return bytes
    }
}
