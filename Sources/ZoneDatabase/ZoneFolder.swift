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

    /// The path of a zone's file.
    func file(_ name: String) -> String { path + "/" + name }

    /// The content of a regular file below the folder, up to a limit.
    func read(_ name: String, limit: Int = ZoneFolder.largestFile) -> Reading {
        let descriptor = open(file(name), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
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
        var folders = [(name: "", depth: 1)]
        var visited: Set<Identity> = []
        var root = stat()
        if stat(path, &root) == 0 { visited.insert(Identity(root)) }
        while let folder = folders.popLast() {
            for entry in entries(of: folder.name) {
                guard let first = entry.name.utf8.first, (0x41...0x5A).contains(first), !entry.name.contains(".") else {
                    continue
                }
                guard let identity = entry.folder else {
                    found.append(folder.name + entry.name)
                    continue
                }
                // A folder linked into itself would never end.
                guard folder.depth < ZoneFolder.deepest, visited.insert(identity).inserted else { continue }
                folders.append((folder.name + entry.name + "/", folder.depth + 1))
            }
        }
        return found
    }

    /// Parts of a name; `America/Argentina/Buenos_Aires` has three.
    private static let deepest = 5

    /// Which folder a path leads to, whatever the path.
    private struct Identity: Hashable {
        let device: UInt64
        let inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    private struct Entry {
        let name: String
        /// Nil for a file.
        let folder: Identity?
    }

    private func entries(of folder: String) -> [Entry] {
        guard let stream = opendir(file(folder)) else { return [] }
        defer { closedir(stream) }
        var found: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            var status = stat()
            guard stat(file(folder + name), &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: found.append(Entry(name: name, folder: Identity(status)))
            case S_IFREG: found.append(Entry(name: name, folder: nil))
            default: continue
            }
        }
        return found
    }
}
