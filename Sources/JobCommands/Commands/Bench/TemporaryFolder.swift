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

    /// Removes it with the files in it.
    func remove() {
        guard let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { unlink("\(path)/\(name)") }
        }
        closedir(folder)
        rmdir(path)
    }
}
