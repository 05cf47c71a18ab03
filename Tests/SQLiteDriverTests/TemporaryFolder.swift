import Glibc
import SQLiteDriver

/// A folder of one test's own, removed with what is in it when the test lets it go.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/sqlite-driver-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(number: errno) }
        path = String(cString: made)
    }

    deinit { Self.remove(path) }

    /// A file in it, which need not exist.
    func file(_ name: String) -> SQLiteLocation { .file("\(path)/\(name)") }

    /// Writes a file.
    func write(_ text: String, to name: String) throws {
        guard let file = fopen("\(path)/\(name)", "w") else { throw Failure(number: errno) }
        fputs(text, file)
        fclose(file)
    }

    /// How many files in it this process has open.
    func openFiles() -> Int {
        Self.entries(of: "/proc/self/fd").count { entry in
            var target = [CChar](repeating: 0, count: Int(PATH_MAX))
            let length = readlink("/proc/self/fd/\(entry)", &target, target.count)
            guard length > 0 else { return false }
            return String(decoding: target.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self).hasPrefix(path)
        }
    }

    struct Failure: Error { let number: Int32 }

    private static func remove(_ path: String) {
        for entry in entries(of: path) where unlink("\(path)/\(entry)") != 0 { remove("\(path)/\(entry)") }
        rmdir(path)
    }

    private static func entries(of path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
