import Glibc
import JobTime
import ZoneDatabase

/// The machine's zones, read before anything is timed.
struct BenchZones {
    let all: [(name: ZoneName, rules: ZoneRules)]
    /// The files' bytes.
    let files: [[UInt8]]

    init() throws {
        let database = ZoneDatabase()
        all = try database.names().map { ($0, try database.rules(for: $0)) }
        let folder = database.path ?? ""
        files = database.names().compactMap { name in
            guard let file = fopen(folder + "/" + name.rawValue, "r") else { return nil }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = fread(&bytes, 1, bytes.count, file)
            return Array(bytes[..<count])
        }
    }
}
