#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A new folder for files that are not kept.
struct TemporaryFolder: Sendable {
    let path: String

    /// - Parameter parent: where it is made; nil for `/tmp`.
    /// - Throws: `CommandFailure` if it cannot be made.
    init(in parent: String?) throws {
        var template = Array("\(parent ?? "/tmp")/runner-XXXXXX".utf8CString)
        guard let name = mkdtemp(&template) else {
            throw CommandFailure(
                .unreachable, code: "no_temporary_folder",
                "cannot make a temporary folder: \(String(cString: strerror(errno)))",
                help: "name a folder that can be written in TMPDIR")
        }
        path = String(cString: name)
    }

    /// The path of a database in it.
    func database(_ name: String) -> String { "\(path)/\(name).db" }

    /// Removes it with a database and the files that SQLite keeps beside it.
    func remove(database name: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(database(name) + suffix) }
        rmdir(path)
    }
}
