import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

extension Project {
    /// Where commands find git.
    static let search = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]

    /// Runs git in the folder; who commits, and when, is always the same, and so is a commit's id.
    @discardableResult
    func git(_ arguments: String...) async throws -> String {
        let result = try await Subprocess.run(
            .name("git"), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
                "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
                "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z", "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_CONFIG_SYSTEM": "/dev/null",
            ]),
            workingDirectory: FilePath(path), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        #expect(result.terminationStatus == .exited(0), "git \(arguments): \(result.standardError)")
        return result.standardOutput
    }

    /// Makes the folder a repository and commits all that is in it.
    func commit() async throws {
        if !has(".git") { try await git("init", "--quiet", "--initial-branch", "main") }
        try await git("add", "--all")
        try await git("commit", "--quiet", "--message", "files")
    }

    func createFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    }
}
