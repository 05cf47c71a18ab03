/// A store's address, as a flag, a variable or the file gives it.
enum StoreLocation: Sendable, Hashable {
    /// A SQLite file, or `:memory:`.
    case sqlite(path: String)
    /// A PostgreSQL server.
    case postgres(url: String)

    /// Reads an address.
    /// - Parameter folder: where a relative path starts.
    /// - Throws: `CommandFailure` for any other scheme.
    init(_ text: String, folder: String) throws {
        if text.hasPrefix("sqlite:") {
            var path = String(text.dropFirst("sqlite:".count))
            if path.hasPrefix("//") { path = String(path.dropFirst(2)) }
            guard !path.isEmpty else {
                throw CommandFailure(
                    .usage, code: "bad_store", "the store's address names no file", help: "write sqlite:PATH")
            }
            self = .sqlite(path: path == ":memory:" ? path : FilePaths.resolve(path, in: folder))
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(url: text)
        } else {
            throw CommandFailure(
                .usage, code: "bad_store", "the store's address has an unknown scheme",
                help: "write sqlite:PATH or postgres://…")
        }
    }
}
