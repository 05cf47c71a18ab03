#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The folders under `Plugins/` of a checkout.
struct PluginFolders: Sendable {
    /// The checkout's top folder.
    let top: String

    /// The folders' names, sorted; none where there is no such folder.
    func names() -> [String] {
        guard let folder = opendir(FilePaths.resolve("Plugins", in: top)) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), FilePaths.exists(FilePaths.resolve("Plugins/\(name)/Sources", in: top)) {
                names.append(name)
            }
        }
        return names.sorted()
    }

    /// The folders whose plugin, by its lower-case name, is not among the linked ones.
    func unlinked(among ids: [String]) -> [String] {
        names().filter { name in !ids.contains(PluginName(name).id) }
    }
}
