import Glibc
import JobTime
import Testing
import ZoneDatabase

@Suite("Folders of compiled zones")
struct ZoneFolderTests {
    /// A folder that is gone after the test.
    private final class Folder {
        let path: String

        init() throws {
            var template = Array("/tmp/zones-XXXXXX".utf8CString)
            path = String(cString: try #require(mkdtemp(&template)))
        }

        deinit { Folder.remove(path) }

        func folder(_ name: String) { mkdir(path + "/" + name, 0o755) }

        func file(_ name: String, _ bytes: [UInt8]) throws {
            let file = try #require(fopen(path + "/" + name, "w"))
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }

        /// - Parameter target: as the link has it.
        func link(_ name: String, to target: String) { symlink(target, path + "/" + name) }

        private static func remove(_ path: String) {
            if let stream = opendir(path) {
                while let entry = readdir(stream) {
                    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                    }
                    guard name != ".", name != ".." else { continue }
                    var status = stat()
                    lstat(path + "/" + name, &status)
                    if status.st_mode & S_IFMT == S_IFDIR {
                        remove(path + "/" + name)
                    } else {
                        unlink(path + "/" + name)
                    }
                }
                closedir(stream)
            }
            rmdir(path)
        }
    }

    private static let plusTwo = TZifBytes(footer: "\n<+02>-2\n").bytes
    private static let plusThree = TZifBytes(footer: "\n<+03>-3\n").bytes

    private func error(_ name: ZoneName, in zones: ZoneDatabase) throws -> ZoneError {
        try #require(throws: ZoneError.self) { try zones.rules(for: name) }
    }

    @Test("a zone may be a symbolic or a hard link, also into another folder")
    func links() throws {
        let folder = try Folder()
        folder.folder("Europe")
        try folder.file("Europe/London", Self.plusTwo)
        folder.link("GB", to: "Europe/London")
        folder.link("Eire", to: folder.path + "/Europe/London")
        link(folder.path + "/Europe/London", folder.path + "/Portugal")
        folder.link("Lost", to: "Europe/Nowhere")
        let zones = ZoneDatabase(path: folder.path)
        #expect(zones.names() == ["Eire", "Europe/London", "GB", "Portugal", "UTC"])
        for name in zones.names() where name != .utc {
            #expect(try zones.rules(for: name).offset(at: 0).seconds == 7_200)
        }
        #expect(try error("Lost", in: zones).code == .unknownZone)
    }

    @Test("folders linked into each other are listed once")
    func circles() throws {
        let folder = try Folder()
        folder.folder("Asia")
        folder.folder("Europe")
        try folder.file("Europe/London", Self.plusTwo)
        for name in ["A", "B", "C", "Asia/Europe", "Europe/Asia", "Europe/Europe"] {
            folder.link(name, to: folder.path)
        }
        folder.link("Loop", to: "Loop")
        let zones = ZoneDatabase(path: folder.path)
        #expect(zones.names() == ["Europe/London", "UTC"])
        #expect(try error("Loop", in: zones).code == .unreadable)
    }

    @Test("a folder given goes before TZDIR, and TZDIR before the system's")
    func precedence() throws {
        let (given, variable) = (try Folder(), try Folder())
        try given.file("Here", Self.plusTwo)
        try variable.file("Here", Self.plusThree)
        func offset(_ zones: ZoneDatabase) throws -> Int { try zones.rules(for: "Here").offset(at: 0).seconds }
        #expect(try offset(ZoneDatabase(path: given.path, environmentFolder: variable.path)) == 7_200)
        #expect(try offset(ZoneDatabase(environmentFolder: variable.path)) == 10_800)
        #expect(ZoneDatabase(environmentFolder: "").path == ZoneDatabase().path)
        let lost = ZoneDatabase(environmentFolder: "/nonexistent")
        #expect(lost.path == nil)
        #expect(try error("Europe/London", in: lost).message == "there is no time zone data in /nonexistent")
    }

    @Test("a folder without zones is missing data, and says so for every name")
    func empty() throws {
        let folder = try Folder()
        try folder.file("zone.tab", Self.plusTwo)
        let zones = ZoneDatabase(path: folder.path)
        let error = try error("Europe/London", in: zones)
        #expect(error.code == .missingFolder)
        #expect(error.message == "there are no compiled time zones in \(folder.path)")
        #expect(error.help?.contains("runtime.tzdata") == true)
        #expect(try zones.rules(for: .utc).offset(at: 0).seconds == 0)
    }

    @Test("a damaged or oversized file is named, with what to do")
    func damaged() throws {
        let folder = try Folder()
        try folder.file("Broken", Array("TZif2".utf8))
        try folder.file("Text", Array("Europe/London\n".utf8))
        try folder.file("Large", [UInt8](repeating: 0, count: 1 << 20 + 1))
        let zones = ZoneDatabase(path: folder.path)
        for (name, code) in [("Broken", ZoneError.Code.damaged), ("Text", .damaged), ("Large", .unreadable)] {
            let error = try error(ZoneName(name), in: zones)
            #expect(error.code == code)
            #expect(error.message.hasPrefix("\(folder.path)/\(name), the data of \(name), "))
            #expect(error.help == "put sound compiled zones there, or use the system's")
        }
    }

    @Test(
        "other files of the folder are no zones, and case counts",
        arguments: [
            "posixrules", "localtime", "posix/Europe/London", "right/Europe/London", "zone.tab", "+VERSION", "factory",
            "EUROPE/London", "Europe/LONDON", "utc", "Europe/London/", "/Europe/London", "Europe//London", "./UTC",
        ])
    func names(_ name: String) throws {
        let folder = try Folder()
        for inner in ["Europe", "posix", "right", "posix/Europe", "right/Europe"] { folder.folder(inner) }
        let files = [
            "Europe/London", "posix/Europe/London", "right/Europe/London", "Factory", "posixrules", "localtime",
            "zone.tab",
            "+VERSION",
        ]
        for file in files { try folder.file(file, Self.plusTwo) }
        let zones = ZoneDatabase(path: folder.path)
        #expect(zones.names() == ["Europe/London", "Factory", "UTC"])
        #expect(try error(ZoneName(name), in: zones).code == .unknownZone)
    }

    @Test("the stand-in zone of machines that nobody set up is a zone of its own name")
    func factory() throws {
        let zones = ZoneDatabase()
        guard zones.names().contains("Factory") else { return }
        #expect(try zones.rules(for: "Factory").offset(at: 0) == ZoneOffset(seconds: 0, abbreviation: "-00"))
    }
}
