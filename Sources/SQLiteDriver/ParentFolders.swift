import Glibc
import JobSQL

/// The folders above a file.
enum ParentFolders {
    /// Creates those that are missing.
    /// - Throws: `SQLError` with the code `unavailable` that names the folder.
    static func create(above path: String) throws(SQLError) {
        var position = path.utf8.startIndex
        while let slash = path.utf8[position...].firstIndex(of: UInt8(ascii: "/")) {
            position = path.utf8.index(after: slash)
            let folder = String(path[..<slash])
            guard !folder.isEmpty, mkdir(folder, 0o755) != 0 else { continue }
            // Another process may create it at the same moment. A file in its place fails at the next step.
            let number = errno
            guard number != EEXIST, !exists(folder) else { continue }
            throw SQLError(.unavailable, "cannot create the folder \(folder): \(String(cString: strerror(number)))")
        }
    }

    private static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }
}
