import JobPlugin
import JobTime
import SystemPackage

/// Notes each of its runs in a file: the job, the attempt, and when it began.
struct NoteHandler: JobHandler {
    static let kind: JobKind = "note"

    struct Arguments: Codable, Sendable {}

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        try RunFile.note(context)
        return .completed
    }
}

/// The file `log.txt` of the working folder.
enum RunFile {
    /// One write of a short line to a file opened for appending is never torn.
    static func note(_ context: JobContext) throws {
        let file = try FileDescriptor.open(
            "log.txt", .writeOnly, options: [.append, .create, .closeOnExec], permissions: .ownerReadWrite)
        try file.closeAfter {
            _ = try file.writeAll("\(context.id) \(context.attempt) \(context.now().microseconds)\n".utf8)
        }
    }
}
