/// Where a database is.
package enum SQLiteLocation: Sendable, Hashable, CustomStringConvertible {
    /// In the memory of this process, on one connection, gone when it closes.
    case memory
    /// In a file.
    case file(String)

    /// A path, where `:memory:` means no file.
    package init(path: String) {
        self = path == ":memory:" ? .memory : .file(path)
    }

    /// The path, as in messages.
    package var description: String {
        switch self {
        case .memory: ":memory:"
        case .file(let path): path
        }
    }
}
