import CSQLite
import Glibc
import JobSQL

extension SQLError {
    /// An error out of an extended result code.
    ///
    /// - Parameters:
    ///   - systemError: the `errno` behind it, or 0. A full disk hides behind several of SQLite's codes.
    init(result: Int32, message: String, systemError: Int32 = 0, statement: String? = nil) {
        let isFull = systemError == ENOSPC || systemError == EDQUOT
        self.init(
            isFull ? .full : Code(primaryResult: result & 0xff), message, statement: statement,
            engineCode: String(result))
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
