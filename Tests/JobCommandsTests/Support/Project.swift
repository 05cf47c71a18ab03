import FoundationEssentials

/// A temporary folder with files, and the commands run on it.
final class Project: Sendable {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.path + "/commands-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(text, to: name) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }

    /// Whether a file or folder is there.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

    /// Runs a command line with `-c` for this folder; its path reads `PROJECT` in what comes back.
    func run(_ arguments: [String], environment: [String: String] = [:], input: String = "") async -> CommandRun {
        let run = await CommandRun.of(arguments + ["-c", path], environment: environment, input: input)
        return run.replacing(path, with: "PROJECT")
    }

    /// The same with the words of one line.
    func run(_ line: String, environment: [String: String] = [:]) async -> CommandRun {
        await run(ShellWords.split(line), environment: environment)
    }
}
