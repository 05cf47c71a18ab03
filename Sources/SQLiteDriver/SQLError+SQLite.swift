import CSQLite
import Glibc
import JobSQL

extension SQLError {
    /// An error out of an extended result code.
    ///
    /// - Parameters:
    ///   - systemError: the last `errno` that SQLite met. It tells of this failure only if the result says that the
    ///     system refused something; a full disk may be behind that.
    init(result: Int32, message: String, systemError: Int32 = 0, statement: String? = nil) {
        let primary = result & 0xff
        let isOfSystem = systemError != 0 && (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN)
        let isFull = isOfSystem && (systemError == ENOSPC || systemError == EDQUOT)
        self.init(
            isFull ? .full : Code(primaryResult: primary),
            isOfSystem ? "\(message) (\(String(cString: strerror(systemError))))" : message,
            statement: statement, engineCode: String(result))
    }
}

extension SQLError.Code {
    fileprivate init(primaryResult: Int32) {
        switch primaryResult {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
        case SQLITE_CONSTRAINT: self = .constraint
        case SQLITE_READONLY: self = .readOnly
        case SQLITE_FULL: self = .full
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt
        case SQLITE_INTERRUPT: self = .interrupted
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_PERM, SQLITE_NOMEM: self = .unavailable
        default: self = .statement
        }
    }
}
