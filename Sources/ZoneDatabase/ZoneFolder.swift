import Glibc

/// A folder of compiled zones, read by system calls.
struct ZoneFolder: Sendable {
    /// More than any compiled zone; the largest are a few KiB.
    private static let largestFile = 1 << 20

    enum Reading {
        case bytes([UInt8])
        case missing
        case failed(String)
    }

    let path: String

    /// Whether the path is a folder that can be searched.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && access(path, X_OK) == 0
    }

    /// The content of a regular file below the folder, up to a limit.
    func read(_ name: String, limit: Int = ZoneFolder.largestFile) -> Reading {
        let descriptor = open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            return errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG
                ? .missing : .failed(String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failed(String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .missing }
        guard status.st_size <= limit else { return .failed("the file is larger than \(limit) bytes") }
        return read(descriptor, expecting: Int(status.st_size), limit: limit)
    }

    private func read(_ descriptor: Int32, expecting size: Int, limit: Int) -> Reading {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1)
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= limit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return .bytes(bytes) }
            if count < 0 {
                if errno == EINTR { continue }
                return .failed(String(cString: strerror(errno)))
            }
            bytes += buffer[..<count]
        }
        return .failed("the file is larger than \(limit) bytes")
    }

    /// The names of all compiled zones below the folder, with `/` between their parts, in no order.
    ///
    /// Zones begin with a capital; that leaves out `posix`, `right`, `posixrules`, `localtime` and the tables.
    func zoneNames() -> [String] {
        var found: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            for (name, isFolder) in entries(of: folder) {
                guard let first = name.utf8.first, (0x41...0x5A).contains(first), !name.contains(".") else { continue }
                if isFolder { folders.append(folder + name + "/") } else { found.append(folder + name) }
            }
        }
        return found
    }

    private func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
        guard folder.utf8.count < 200, let stream = opendir(path + "/" + folder) else { return [] }
        defer { closedir(stream) }
        var found: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            var status = stat()
            guard stat(path + "/" + folder + name, &status) == 0 else { continue }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            // A folder linked into itself would never end.
            guard isFolder || status.st_mode & S_IFMT == S_IFREG else { continue }
            found.append((name, isFolder))
        }
        return found
    }
}
