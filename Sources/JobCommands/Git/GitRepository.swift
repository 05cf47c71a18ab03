import Subprocess
import SystemPackage

/// The git repository that a folder is in, read through the program `git`: without a shell, and without checking
/// anything out.
struct GitRepository: Sendable {
    /// Larger answers are no configuration.
    private static let longestOutput = 17 << 20
    /// Set inside git's hooks: they would name another repository than the one that the folder is in.
    private static let misleading = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"]

    let folder: String
    let environment: [String: String]

    /// A file of the folder as a commit has it.
    struct Entry: Sendable, Hashable {
        var name: String
        /// What git calls its content.
        var object: String
        /// Bytes; nil for what is no file.
        var size: Int?
        var isLink: Bool
    }

    /// The full id of a revision's commit; nil if there is no such revision.
    /// - Throws: ``GitTrouble``.
    func commit(of revision: String) async throws -> String? {
        _ = try await run(["rev-parse", "--git-dir"])
        // No revision begins so, and git would read an option.
        guard !revision.hasPrefix("-") else { return nil }
        do {
            let output = try await run(
                ["rev-parse", "--verify", "--quiet", revision + "^{commit}"])
            return String(decoding: output, as: UTF8.self).split(separator: "\n").first.map(String.init)
        } catch GitTrouble.failed {
            return nil
        }
    }

    /// Those of the named files that a commit has in this folder.
    /// - Throws: ``GitTrouble``.
    func entries(_ names: [String], at commit: String) async throws -> [Entry] {
        let output = try await run(["ls-tree", "-l", "-z", commit, "--"] + names)
        return String(decoding: output, as: UTF8.self).split(separator: "\0").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            let words = (parts.first ?? "").split(separator: " ")
            guard parts.count == 2, words.count == 4 else { return nil }
            return Entry(
                name: String(parts[1]), object: String(words[2]), size: Int(words[3]), isLink: words[0] == "120000")
        }
    }

    /// The bytes of a file.
    /// - Throws: ``GitTrouble``.
    func content(of entry: Entry) async throws -> [UInt8] {
        try await run(["cat-file", "blob", entry.object])
    }

    private func run(_ arguments: [String]) async throws -> [UInt8] {
        do {
            let result = try await Subprocess.run(
                .name("git"), arguments: Arguments(arguments), environment: .custom(variables),
                workingDirectory: FilePath(folder.isEmpty ? "." : folder),
                output: .bytes(limit: GitRepository.longestOutput), error: .string(limit: GitRepository.longestOutput))
            guard case .exited(0) = result.terminationStatus else {
                throw GitTrouble(said: result.standardError)
            }
            return result.standardOutput
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw GitTrouble.missing
        }
    }

    private var variables: [Environment.Key: String] {
        var variables = environment
        for name in GitRepository.misleading { variables[name] = nil }
        // What git says is looked at, and nobody is there to be asked for a password.
        variables["LC_ALL"] = "C"
        variables["GIT_TERMINAL_PROMPT"] = "0"
        variables["GIT_OPTIONAL_LOCKS"] = "0"
        return Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
    }
}
