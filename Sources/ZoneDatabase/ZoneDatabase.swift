package import JobTime
import SourceMarks
import Synchronization

/// The compiled time zones of the machine, or of a folder of one's own.
///
/// Files are read when first asked for and kept; the data of one database never changes. Zones are read from
/// several tasks at once. `UTC` is known even without data.
package final class ZoneDatabase: Sendable {
    /// Where systems keep their compiled zones.
    package static let systemFolders = [
        "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
    ]

    /// The folder in use; nil if none exists.
    package var path: String? { folder?.path }

    private let folder: ZoneFolder?
    /// Where data was looked for: the folder given, that of `TZDIR`, or the system's.
    package let searched: [String]
    private let state = Mutex(State())

    private struct State {
        var zones: [ZoneName: Result<ZoneRules, ZoneError>] = [:]
        var index: ZoneIndex?
        var names: [ZoneName]?
        /// Names made ready for suggestions, and each by its letters without case.
        var known: (names: KnownNames, byLetters: [String: ZoneName])?
    }

    /// Creates a database; nothing is read yet.
    ///
    /// - Parameters:
    ///   - path: the folder to use, and no other.
    ///   - environmentFolder: the value of `TZDIR`, used if `path` is nil.
    package init(path: String? = nil, environmentFolder: String? = nil) {
        if let path {
            searched = [path]
        } else if let environmentFolder, !environmentFolder.isEmpty {
            searched = [environmentFolder]
        } else {
            searched = ZoneDatabase.systemFolders
        }
        folder = searched.first(where: ZoneFolder.exists).map { ZoneFolder(path: $0) }
    }

    /// The rules of a zone or of a link to it, by its exact name.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - isSuggesting: whether the error for an unknown name looks for the one that was meant, among all there are.
    /// - Throws: ``ZoneError`` if there is no data, no such zone, or its file is damaged or cannot be read.
    package func rules(for name: ZoneName, isSuggesting: Bool = true) throws(ZoneError) -> ZoneRules {
        if let known = state.withLock({ $0.zones[name] }) { return try known.get() }
        let result: Result<ZoneRules, ZoneError>
        do throws(ZoneError) {
            result = .success(try load(name, isSuggesting))
        } catch {
            result = .failure(error)
        }
        // Names come from users: unknown ones are not collected.
        if case .failure(let error) = result, error.code == .unknownZone { throw error }
        state.withLock { $0.zones[name] = result }
        return try result.get()
    }

    /// The name that a link stands for, by the data's own list; any other name unchanged.
    package func canonicalName(of name: ZoneName) -> ZoneName {
        ZoneName(index.canonical(name.rawValue))
    }

    /// All zones and links of the data in order of name; `UTC` alone without data.
    package func names() -> [ZoneName] {
        if let known = state.withLock({ $0.names }) { return known }
        let found = Set((folder?.zoneNames() ?? []).map { ZoneName($0) }).union([.utc]).sorted()
        state.withLock { $0.names = found }
        return found
    }

    /// The version of the data, such as `2025b`; nil if it does not say.
    package var version: String? { index.version }

    // MARK: Reading

    private static let needsData = "install the package tzdata, or set runtime.tzdata to a folder of compiled zones"

    private var index: ZoneIndex {
        if let known = state.withLock({ $0.index }) { return known }
        var read = ZoneIndex()
        if let folder {
            if case .bytes(let bytes) = folder.read("tzdata.zi") { read = ZoneIndex(bytes) }
            if read.version == nil, case .bytes(let bytes) = folder.read("+VERSION", limit: 64) {
                let text = String(decoding: bytes, as: UTF8.self)
                read.version = text.split(whereSeparator: \.isWhitespace).first.map(String.init)
            }
        }
        let found = read
        state.withLock { $0.index = found }
        return found
    }

    private func load(_ name: ZoneName, _ isSuggesting: Bool) throws(ZoneError) -> ZoneRules {
        guard let folder else {
            if name == .utc { return .utc }
            throw ZoneError(
                .missingFolder, name, "there is no time zone data in \(searched.joined(separator: ", "))",
                help: ZoneDatabase.needsData)
        }
        guard ZoneDatabase.isPlausible(name.rawValue) else { throw unknown(name, isSuggesting) }
        switch folder.read(name.rawValue) {
        case .missing:
            if name == .utc { return .utc }
            throw unknown(name, isSuggesting)
        case .failed(let reason):
            throw ZoneError(
                .unreadable, name, "\(folder.file(name.rawValue)), the data of \(name), cannot be read: \(reason)",
                help: mend(folder))
        case .bytes(let bytes):
            do {
                return try TZifReader.parse(bytes)
            } catch {
                throw ZoneError(
                    .damaged, name,
                    "\(folder.file(name.rawValue)), the data of \(name), cannot be used: \(error) (byte \(error.offset))",
                    help: mend(folder))
            }
        }
    }

    private func mend(_ folder: ZoneFolder) -> String {
        ZoneDatabase.systemFolders.contains(folder.path)
            ? "install the package tzdata anew" : "put sound compiled zones there, or use the system's"
    }

    /// Whether the text can be a zone's name, and cannot lead out of the folder or to its other files.
    private static func isPlausible(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x41...0x5A).contains(first), name.utf8.count <= 100, name != "Local" else {
            return false
        }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x5F: true
                    default: false
                    }
                }
        }
    }

    private func unknown(_ name: ZoneName, _ isSuggesting: Bool) -> ZoneError {
        guard !name.rawValue.isEmpty else {
            return ZoneError(
                .unknownZone, name, "the name of the zone is empty", help: "write one such as Europe/London")
        }
        if name.rawValue.lowercased() == "local" {
            return ZoneError(
                .unknownZone, name, "the zone of the machine cannot be used: nodes may differ",
                help: "write a zone such as Europe/London")
        }
        // Only UTC is known without a file.
        if let folder, names().count <= 1, folder.zoneNames().isEmpty {
            return ZoneError(
                .missingFolder, name, "there are no compiled time zones in \(folder.path)", help: ZoneDatabase.needsData
            )
        }
        let suggestion = isSuggesting ? suggestion(for: name) : nil
        return ZoneError(
            .unknownZone, name, "there is no time zone \"\(name)\"",
            help: suggestion.map { "did you mean \($0)?" } ?? "write a zone of the tz database, such as Europe/London",
            suggestion: suggestion)
    }

    private func suggestion(for name: ZoneName) -> ZoneName? {
        guard name.rawValue.utf8.count <= 100 else { return nil }
        let folded = String(name.rawValue.lowercased().map { $0 == " " ? "_" : $0 })
        let (known, byLetters) = knownNames()
        return byLetters[folded] ?? known.closest(to: name.rawValue).map { ZoneName($0) }
    }

    private func knownNames() -> (names: KnownNames, byLetters: [String: ZoneName]) {
        if let known = state.withLock({ $0.known }) { return known }
        let all = names()
        let pairs = all.map { ($0.rawValue.lowercased(), $0) }
        let known = (KnownNames(all.map(\.rawValue)), Dictionary(pairs) { first, _ in first })
        state.withLock { $0.known = known }
        return known
    }
}
