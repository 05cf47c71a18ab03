import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A nameless file with a job's arguments, for a program to read as its standard input.
///
/// Not a pipe: a program that never reads, or ends halfway, then troubles nobody, however long the arguments are.
enum ArgumentsFile {
    /// Writes the text and a line feed; the descriptor stands at the beginning and is the caller's to close.
    /// - Throws: `Errno`.
    static func open(_ text: String) throws -> FileDescriptor {
        guard let stream = tmpfile() else { throw Errno(rawValue: errno) }
        defer { fclose(stream) }
        let number = fcntl(fileno(stream), F_DUPFD_CLOEXEC, 3)
        guard number >= 0 else { throw Errno(rawValue: errno) }
        let file = FileDescriptor(rawValue: number)
        do {
            try file.writeAll(Array((text + "\n").utf8))
            try file.seek(offset: 0, from: .start)
        } catch {
            try? file.close()
            throw error
        }
        return file
    }
}
