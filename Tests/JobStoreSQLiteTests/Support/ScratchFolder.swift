import Glibc

/// A folder for a test's databases, gone with its last user.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/job-store-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ScratchFolderError(code: errno) }
        path = template.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }

    deinit {
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

struct ScratchFolderError: Error {
    let code: Int32
}
