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

    /// How many random cases the differential tests try: `RUNNER_DIFFERENTIAL_CASES`.
    static let cases = variable("RUNNER_DIFFERENTIAL_CASES").flatMap { Int($0) } ?? 1_000

    /// One answer for each question.
    func answers(to questions: [String]) async throws -> [String] {
        let python = Self.variable("RUNNER_TEST_PYTHON") ?? "python3"
        let executable: Executable = python.contains("/") ? .path(FilePath(python)) : .name(python)
        var environment = Environment.inherit
        if let zoneFolder { environment = environment.updating(["PYTHONTZPATH": zoneFolder]) }
        let path = #filePath.dropLast("PythonOracle.swift".count) + "Support/" + script
        let result = try await run(
            executable, arguments: [String(path)], environment: environment,
            input: .string(questions.map { $0 + "\n" }.joined()), output: .string(limit: 1 << 28),
            error: .string(limit: 1 << 16))
        try #require(result.terminationStatus == .exited(0), "\(result.standardError)")
        let text = result.standardOutput
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        try #require(lines.count == questions.count)
        return lines
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
