#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file of a checkout with the text it is to have.
struct FileChange: Sendable {
    /// From the checkout's top.
    let path: String
    let top: String
    var text: String

    /// The file as it is.
    /// - Throws: `CommandFailure` if it cannot be read.
    static func reading(_ path: String, top: String) throws -> FileChange {
        guard let file = fopen(FilePaths.resolve(path, in: top), "rb") else {
            throw CommandFailure(
                .unreachable, code: "unreadable_file", "\(path): \(String(cString: strerror(errno)))",
                help: "run this in a checkout of the program, or name one with -c")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes.append(contentsOf: buffer[..<count])
        }
        return FileChange(path: path, top: top, text: String(decoding: bytes, as: UTF8.self))
    }

    /// Writes the text, making the folders on the way.
    /// - Throws: `CommandFailure` if it cannot be written.
    func write() throws {
        let target = FilePaths.resolve(path, in: top)
        var folder = ""
        for part in target.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            if folder != "/" { mkdir(folder, 0o755) }
        }
        guard let file = fopen(target, "wb") else {
            throw CommandFailure(
                .unreachable, code: "unwritable_file", "\(path): \(String(cString: strerror(errno)))")
        }
        defer { fclose(file) }
        var text = text
        let isWhole = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
        guard isWhole, fflush(file) == 0 else {
            throw CommandFailure(
                .unreachable, code: "unwritable_file", "\(path): \(String(cString: strerror(errno)))")
        }
    }
}
