import Glibc
import SystemPackage

/// A program of this package, as the build left it beside the test bundle.
enum BuiltProgram: String {
    case runner
    case trapRunner = "trap-runner"

    /// - Throws: `ScenarioError` if it has not been built.
    func path() throws -> FilePath {
        let root = FilePath(String(#filePath.dropLast("Tests/RunnerEndToEndTests/Support/BuiltProgram.swift".count)))
        let folders = [BuiltProgram.testFolder, root.appending(".build/debug"), root.appending(".build/release")]
        for folder in folders.compactMap({ $0 }) {
            let path = folder.appending(rawValue)
            if access(path.string, X_OK) == 0 { return path }
        }
        throw ScenarioError("\(rawValue) has not been built: run `swift build --product \(rawValue)` first")
    }

    /// Where the running test bundle lies.
    private static var testFolder: FilePath? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return nil }
        let text = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return FilePath(text).removingLastComponent()
    }
}
