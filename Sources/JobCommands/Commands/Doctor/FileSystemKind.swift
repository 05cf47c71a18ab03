#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What sort of file system a folder is on.
struct FileSystemKind: Sendable, Hashable {
    /// As the kernel calls it, such as `ext4` or `nfs4`.
    let name: String

    private static let networks = ["nfs", "cifs", "smb", "9p", "ceph", "afs", "fuse.sshfs", "glusterfs", "lustre"]

    /// Whether another machine keeps the files.
    var isNetwork: Bool { FileSystemKind.networks.contains { name.hasPrefix($0) } }

    /// Looks the folder up among the mounts; `unknown` where it or they cannot be read.
    init(of folder: String) {
        guard let real = realpath(folder, nil) else {
            name = "not there yet"
            return
        }
        defer { free(real) }
        let path = String(cString: real)
        let mounts = FileSystemKind.mounts().filter {
            path == $0.point || path.hasPrefix($0.point == "/" ? "/" : $0.point + "/")
        }
        name = mounts.max { $0.point.utf8.count < $1.point.utf8.count }?.kind ?? "unknown"
    }

    private static func mounts() -> [(point: String, kind: String)] {
        guard let file = fopen("/proc/self/mounts", "r") else { return [] }
        defer { fclose(file) }
        var mounts: [(String, String)] = []
        var line = [CChar](repeating: 0, count: 4_096)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            let fields = text.split(separator: " ")
            if fields.count > 2 { mounts.append((String(fields[1]), String(fields[2]))) }
        }
        return mounts
    }
}
