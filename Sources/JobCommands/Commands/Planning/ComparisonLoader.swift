import JobConfig
import JobDiagnostics
import JobPlanning
import JobValidation
import SourceMarks

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Finds and reads the configuration that `--against` names, for the same environment as the plan's.
struct ComparisonLoader: Sendable {
    /// What the reader of the files takes at most.
    private static let largestFile = 16 << 20

    let loader: WorkspaceLoader

    private var context: CommandContext { loader.context }

    /// - Throws: `CommandFailure` naming what is not there, or after showing the errors of the files.
    func load(_ text: String) async throws -> ComparedConfiguration {
        let name = try ComparisonName(text)
        switch name {
        case .folder(let path): return try folder(path)
        case .revision(let revision): return try await self.revision(revision)
        case .either(let word):
            guard FilePaths.isFolder(word) else {
                // A file of that name is taken for a slip, not for a revision that is not there.
                if FilePaths.exists(word), try await !isRevision(word) { return try folder(word) }
                return try await self.revision(word, orFolder: true)
            }
            var found = try folder(word)
            if try await isRevision(word) {
                found.messages.append(
                    "\(word) is a folder and a git revision: compared with the folder; write git:\(word) for the revision"
                )
            }
            return found
        }
    }

    // MARK: A folder

    private func folder(_ path: String) throws -> ComparedConfiguration {
        guard FilePaths.isFolder(path) else {
            let isFile = FilePaths.exists(path)
            throw CommandFailure(
                .unreachable, code: "no_such_folder",
                isFile ? "--against: \(path) is a file" : "--against: there is no folder \(path)",
                help: isFile
                    ? "name the folder that holds jobs.yaml and schedules.yaml"
                    : "paths in flags start at the working folder")
        }
        return try compared(ConfigurationFolder(path).read(), name: path, commit: nil)
    }

    // MARK: A revision

    private var repository: GitRepository {
        GitRepository(folder: loader.folder.path, environment: context.environment)
    }

    private func isRevision(_ word: String) async throws -> Bool {
        do {
            return try await repository.commit(of: word) != nil
        } catch is GitTrouble {
            return false
        }
    }

    private func revision(_ name: String, orFolder: Bool = false) async throws -> ComparedConfiguration {
        do {
            guard let commit = try await repository.commit(of: name) else {
                throw CommandFailure(
                    .unreachable, code: "unknown_revision",
                    orFolder
                        ? "--against: there is neither a folder nor a git revision \"\(name)\""
                        : "--against: there is no git revision \"\(name)\"",
                    help: "name a commit, a branch or a tag; `git log --oneline` lists commits")
            }
            let entries = try await repository.entries(["jobs.yaml", "schedules.yaml"], at: commit)
            guard let jobs = try await file("jobs.yaml", in: entries, name) else {
                throw CommandFailure(
                    .unreachable, code: "absent_at_revision",
                    "--against: \(name) has no jobs.yaml in \(loader.folder.path)",
                    help: "the files may have been elsewhere then: check them out there and compare with dir:PATH")
            }
            let schedules = try await file("schedules.yaml", in: entries, name)
            let reading = ConfigurationReader.read(jobs: jobs, schedules: schedules, folder: loader.folder.path)
            return try compared(reading, name: name, commit: commit)
        } catch let trouble as GitTrouble {
            throw failure(trouble, name, orFolder: orFolder)
        }
    }

    /// nil if the revision does not have it.
    private func file(_ name: String, in entries: [GitRepository.Entry], _ revision: String) async throws -> SourceFile?
    {
        guard let entry = entries.first(where: { $0.name == name }) else { return nil }
        guard let size = entry.size, !entry.isLink, size <= ComparisonLoader.largestFile else {
            let problem = entry.isLink ? "a symbolic link" : entry.size == nil ? "no file" : "larger than 16 MiB"
            throw CommandFailure(
                .unreachable, code: "unreadable_file", "--against: \(revision):\(name) is \(problem)",
                help: "check it out and compare with dir:PATH")
        }
        return SourceFile(path: "\(revision):\(name)", bytes: try await repository.content(of: entry))
    }

    private func failure(_ trouble: GitTrouble, _ name: String, orFolder: Bool) -> CommandFailure {
        let folder = loader.folder.path
        let lead = orFolder ? "--against: there is no folder \"\(name)\", and" : "--against:"
        switch trouble {
        case .missing:
            return CommandFailure(
                .unreachable, code: "git_missing", "\(lead) there is no program git in PATH to look for a revision",
                help: "install git, or compare with a folder: --against dir:PATH")
        case .noRepository:
            return CommandFailure(
                .unreachable, code: "no_repository", "\(lead) \(folder) is in no git repository",
                help: "compare with a folder: --against dir:PATH")
        case .failed(let text):
            return CommandFailure(
                .unreachable, code: "git_failed", "\(lead) git failed: \(text)",
                help: "compare with a folder: --against dir:PATH")
        }
    }

    // MARK: Either

    private func compared(
        _ reading: ConfigurationReading, name: String, commit: String?
    ) throws -> ComparedConfiguration {
        try loader.refuseErrors(
            reading.diagnostics, files: SecretMask.apply(to: reading.sourceFiles, reading.diagnostics), tzdata: nil,
            of: "--against: \(name)", help: "compare with files that can be read")
        if let environment = loader.environment, !reading.overlays.contains(where: { $0.name == environment }) {
            throw CommandFailure(
                .findings, code: "unknown_environment",
                "--against: \(name) has no environment \"\(environment)\"",
                help: "compare without --env, or with files that declare it")
        }
        guard let configuration = reading.configuration(environment: loader.environment) else {
            throw CommandFailure(
                .findings, code: "invalid_configuration", "--against: \(name) cannot be used",
                help: "compare with files that can be read")
        }
        return ComparedConfiguration(
            side: ComparedSide(name: name, commit: commit, configHash: configuration.digest),
            configuration: configuration, messages: [])
    }
}
