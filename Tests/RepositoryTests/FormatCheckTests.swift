import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@Suite("Format check")
struct FormatCheckTests {
    @Test("the check fails on a file that breaks the format, and passes on one that does not")
    func checkCanFail() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/format-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: Repository.root + ".swift-format", toPath: folder + "/.swift-format")

        try Data("let  a = 1\n".utf8).write(to: URL(filePath: folder + "/Bad.swift"))
        #expect(try await check(folder) == false)
        try Data("let a = 1\n".utf8).write(to: URL(filePath: folder + "/Bad.swift"))
        #expect(try await check(folder) == true)
    }

    private func check(_ path: String) async throws -> Bool {
        let result = try await run(
            .path(FilePath(Repository.root + "Scripts/check.sh")), arguments: [path], output: .discarded,
            error: .discarded)
        return result.terminationStatus == .exited(0)
    }
}
