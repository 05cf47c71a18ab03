import Glibc
import NIOPosix

/// Writes each mail into a folder, as one file that appears as a whole.
///
/// The name comes from the mail's dedupe key: a mail that is sent again replaces its file.
struct FileMailer: Mailer {
    private let folder: String
    private let threads: NIOThreadPool

    /// - Parameter folder: made with the first mail if it does not exist.
    init(folder: String, threads: NIOThreadPool = .singleton) {
        self.folder = folder
        self.threads = threads
    }

    func send(_ message: MailMessage) async throws {
        let name = MailKey.dotAtom(message.dedupeKey) + ".eml"
        let bytes = Array(message.text.utf8)
        try await threads.runIfActive { [folder] in
            try Self.makeFolder(folder)
            try Self.write(bytes, named: name, in: folder)
        }
    }

    private static func makeFolder(_ path: String) throws {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.dropFirst().lastIndex(of: "/") else {
            throw error("the mail folder cannot be made")
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw error("the mail folder cannot be made") }
    }

    private static func write(_ bytes: [UInt8], named name: String, in folder: String) throws {
        // Hidden until it is whole; `mkstemp` keeps two writers of one mail apart.
        var template = Array("\(folder)/.\(name).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw error("the mail's file cannot be made") }
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        do {
            try fill(descriptor, with: bytes)
            guard rename(temporary, "\(folder)/\(name)") == 0 else { throw error("the mail's file cannot be named") }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func fill(_ descriptor: Int32, with bytes: [UInt8]) throws {
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw error("the mail's file cannot be written") }
            rest = rest.dropFirst(count)
        }
        guard fchmod(descriptor, 0o644) == 0, fsync(descriptor) == 0 else {
            throw error("the mail's file cannot be written")
        }
    }

    private static func error(_ what: String) -> MailError {
        MailError(.file, "\(what): \(String(cString: strerror(errno)))")
    }
}
