import Subprocess
import SystemPackage
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A script of `Support` that answers each line with a line; started with the Python of `RUNNER_TEST_PYTHON`.
struct PythonOracle {
    let script: String
    /// The folder of compiled zones that Python reads; its own if nil.
    var zoneFolder: String?

    /// How many random cases the differential tests compare with each other engine: `RUNNER_DIFFERENTIAL_CASES`.
    static let cases = variable("RUNNER_DIFFERENTIAL_CASES").flatMap { Int($0) } ?? 5_000

    /// One answer for each question.
    func answers(to questions: [String]) async throws -> [String] {
        let python = Self.variable("RUNNER_TEST_PYTHON") ?? "python3"
        let executable: Executable = python.contains("/") ? .path(FilePath(python)) : .name(python)
        var environment = Environment.inherit
        if let zoneFolder { environment = environment.updating(["PYTHONTZPATH": zoneFolder]) }
        let path = #filePath.dropLast("PythonOracle.swift".count) + "Support/" + script
        // A file and not a pipe: a script that ends without reading would leave the pipe's other end behind.
        let file = FilePath((Self.variable("TMPDIR") ?? "/tmp") + "/questions-\(UInt64.random(in: 0 ... .max))")
        try write(questions.map { $0 + "\n" }.joined(), to: file)
        defer { unlink(file.string) }
        let result = try await run(
            executable, arguments: [String(path)], environment: environment,
            input: .fileDescriptor(try FileDescriptor.open(file, .readOnly), closeAfterSpawningProcess: true),
            output: .string(limit: 1 << 28),
            error: .string(limit: 1 << 16))
        try #require(result.terminationStatus == .exited(0), "\(result.standardError)")
        let text = result.standardOutput
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        try #require(lines.count == questions.count)
        return lines
    }

    private func write(_ text: String, to path: FilePath) throws {
        let file = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
        try file.closeAfter { _ = try file.writeAll(text.utf8) }
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
