#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What sort of file system a folder is on.
struct FileSystemKind: Sendable, Hashable {
    let name: String
    let isNetwork: Bool

    /// Magic numbers of statfs(2).
    private static let networks: [UInt: String] = [
        0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x0102_1997: "9P",
        0x6573_5546: "FUSE", 0x00C3_6400: "Ceph", 0x5346_414F: "AFS",
    ]

    init(of folder: String) {
        var status = statfs()
        guard statfs(folder, &status) == 0 else {
            (name, isNetwork) = ("not there yet", false)
            return
        }
        let magic = UInt(truncatingIfNeeded: status.f_type) & 0xFFFF_FFFF
        if let network = FileSystemKind.networks[magic] {
            (name, isNetwork) = (network, true)
        } else {
            (name, isNetwork) = ("local", false)
        }
    }
}
