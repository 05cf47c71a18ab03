import Subprocess
import SystemPackage

/// A program that is run to its end.
enum ServerTool {
    /// - Returns: What it printed, without the last line break.
    /// - Throws: `PostgresServerError` with its messages, if it fails.
    @discardableResult
    static func run(
        _ program: FilePath, _ arguments: [String], in folder: FilePath, options: PlatformOptions = PlatformOptions(),
        as user: ServerUser? = nil
    ) async throws -> String {
        let (program, arguments) = user?.command(program, arguments) ?? (program, arguments)
        let result = try await Subprocess.run(
            .path(program), arguments: Arguments(arguments), environment: ServerSurroundings.environment,
            workingDirectory: folder, platformOptions: options, output: .string(limit: 64 << 20),
            error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw PostgresServerError("\(program.lastComponent?.string ?? ""): \(result.standardError)")
        }
        let text = result.standardOutput
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Writes a file that everybody may read.
    static func write(_ text: String, to path: FilePath) throws {
        let file = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate, .closeOnExec],
            permissions: [.ownerReadWrite, .groupRead, .otherRead])
        try file.closeAfter { _ = try file.writeAll(text.utf8) }
    }
}
