import JobModel
import JobPlugin
import Subprocess
import SystemPackage

/// Works a kind by running a program for each job (`handler: { exec: [...] }`). There is no shell.
///
/// The program reads the arguments as one line of JSON from its standard input, then end of file. It exits with
/// 0 for completed, 75 for a retry, 65 or 77 for a discard; anything else is a failure, with the last of what it
/// wrote to standard error as the text.
package struct ProgramHandler: Sendable, Hashable {
    /// The program and its arguments; a path with a `/` starts at `folder`.
    package var command: [String]
    /// What of this process's environment it gets, beside what every program gets.
    package var environment: [String: String]
    /// Where it runs: the folder of the configuration.
    package var folder: String

    /// So much of the standard error is kept.
    package static let errorLimit = 8 << 10
    /// How long a program may take to end after SIGTERM.
    static let gracePeriod: Duration = .seconds(5)

    package init(command: [String], environment: [String: String], folder: String) {
        self.command = command
        self.environment = environment
        self.folder = folder
    }

    /// The variables of the surrounding process that every program gets.
    package static let inheritedNames = ["PATH", "HOME", "LANG", "TZ"]

    var worker: KindWorker {
        KindWorker { job, _ in PreparedWork { _ in await run(job) } }
    }

    private func run(_ job: ClaimedJob) async -> AttemptEnd {
        guard let program = command.first else {
            return .failed(AttemptFailure(error: "the handler names no program"))
        }
        do {
            let result = try await Subprocess.run(
                executable(program), arguments: Arguments(Array(command.dropFirst())),
                environment: .custom(variables(of: job)), workingDirectory: FilePath(folder),
                platformOptions: options,
                input: .fileDescriptor(try ArgumentsFile.open(job.arguments), closeAfterSpawningProcess: true),
                output: .discarded, error: .sequence
            ) { execution in
                try await ProgramHandler.tail(of: execution.standardError)
            }
            return ProgramHandler.end(result.terminationStatus, errorText: result.closureResult)
        } catch is CancellationError {
            return .cutOff
        } catch let error as SubprocessError where error.code == .executableNotFound {
            return .failed(AttemptFailure(error: "\(program): no such program, seen from the configuration's folder"))
        } catch {
            return .failed(AttemptFailure(error: "\(program): \(error)"))
        }
    }

    private func executable(_ program: String) -> Executable {
        guard program.contains("/") else { return .name(program) }
        return .path(FilePath(folder).pushing(FilePath(program)))
    }

    /// A process group of its own, so that what the program started ends with it.
    private var options: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: ProgramHandler.gracePeriod)
        ]
        return options
    }

    private func variables(of job: ClaimedJob) -> [Environment.Key: String] {
        var variables = environment
        variables["RUNNER_JOB_ID"] = String(job.claim.id)
        variables["RUNNER_KIND"] = job.kind.rawValue
        variables["RUNNER_QUEUE"] = job.queue
        variables["RUNNER_ATTEMPT"] = String(job.claim.attempt)
        variables["RUNNER_MAX_ATTEMPTS"] = String(job.maxAttempts)
        variables["RUNNER_SLOT"] = SlotOfJob.text(in: job.metadata) ?? ""
        var keyed: [Environment.Key: String] = [:]
        for (name, value) in variables { keyed[Environment.Key(stringLiteral: name)] = value }
        return keyed
    }

    private static func tail(of output: SubprocessOutputSequence) async throws -> String {
        var kept: [UInt8] = []
        for try await buffer in output {
            buffer.withUnsafeBytes { kept.append(contentsOf: $0) }
            if kept.count > 2 * errorLimit { kept.removeFirst(kept.count - errorLimit) }
        }
        return String(decoding: kept.suffix(errorLimit), as: UTF8.self)
    }

    private static func end(_ status: TerminationStatus, errorText: String) -> AttemptEnd {
        let said = errorText.isEmpty ? "" : ": " + errorText
        switch status {
        case .exited(0): return .returned(.completed)
        case .exited(75): return .failed(AttemptFailure(error: "asked for a retry (exit code 75)" + said))
        case .exited(let code) where code == 65 || code == 77:
            return .returned(.discarded(reason: "exit code \(code)" + said))
        case .exited(let code): return .failed(AttemptFailure(error: "exit code \(code)" + said))
        case .signaled(let signal): return .failed(AttemptFailure(error: "ended by signal \(signal)" + said))
        }
    }
}
