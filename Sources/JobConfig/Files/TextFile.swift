import JobDiagnostics
import SourceMarks

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file of the configuration as the disk gave it.
enum TextFile {
    /// Its text.
    case text(SourceFile)
    /// There is no such file.
    case missing(path: String)
    /// It is there and cannot be read.
    case unreadable(path: String, reason: String)

    /// The path as diagnostics print it.
    var path: String {
        switch self {
        case .text(let file): file.path
        case .missing(let path), .unreadable(let path, _): path
        }
    }

    /// One byte more than the parser takes, so that it can tell that the file is too large.
    private static let mostBytes = 16 << 20 + 1

    static func read(_ path: String) -> TextFile {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            return code == ENOENT ? .missing(path: path) : .unreadable(path: path, reason: reason(code))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .unreadable(path: path, reason: reason(errno)) }
        guard status.st_mode & S_IFMT != S_IFDIR else { return .unreadable(path: path, reason: "it is a folder") }
        var bytes: [UInt8] = []
        while bytes.count < mostBytes {
            let want = min(1 << 16, mostBytes - bytes.count)
            var failure: CInt = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: want) { buffer, count in
                let got = fetch(descriptor, buffer.baseAddress, want)
                if got < 0 { failure = errno }
                count = max(0, got)
            }
            if failure == EINTR { continue }
            guard failure == 0 else { return .unreadable(path: path, reason: reason(failure)) }
            guard !chunk.isEmpty else { break }
            bytes += chunk
        }
        return .text(SourceFile(path: path, bytes: bytes))
    }

    /// `read(2)`, which the function of the same name here would hide.
    private static func fetch(_ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.read(descriptor, buffer, count)
        #else
        Musl.read(descriptor, buffer, count)
        #endif
    }

    private static func reason(_ code: CInt) -> String {
        guard let text = strerror(code) else { return "error \(code)" }
        let message = String(cString: text)
        return message.prefix(1).lowercased() + message.dropFirst()
    }
}
