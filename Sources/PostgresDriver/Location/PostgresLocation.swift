import CPostgres
package import JobSQL

/// Which server and database, as a `postgres://` URL gives it; what it leaves out comes from libpq's `PG*` variables
/// and service files.
package struct PostgresLocation: Sendable, Hashable, CustomStringConvertible {
    /// With the password, if there is one: for libpq alone.
    let url: String
    /// Without the password.
    package let description: String
    /// The database's name, if the URL has it.
    package let databaseName: String?

    /// Reads a URL; nothing is connected.
    /// - Throws: `SQLError` with the code `unavailable`, safe to show.
    package init(url: String) throws(SQLError) {
        guard !url.utf8.contains(0) else {
            throw SQLError(.unavailable, "the store's address contains a NUL character")
        }
        var complaint: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &complaint) else {
            defer { PQfreemem(complaint) }
            throw SQLError(.unavailable, Self.reason(complaint.map { String(cString: $0) } ?? ""))
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        self.url = url
        databaseName = values["dbname"]
        description = Self.describe(values)
    }

    /// libpq quotes the address in its complaints, with the password in it; only what cannot have it is passed on.
    private static func reason(_ complaint: String) -> String {
        let general = "the store's address is no PostgreSQL URL: postgres://USER:PASSWORD@HOST:PORT/DATABASE"
        guard complaint.hasPrefix("invalid URI query parameter") else {
            return general + "; special characters of a password are written as %40 for @, %3A for :, %2F for /"
        }
        return "the store's address has an " + complaint.split(separator: "\n").joined()
    }

    private static func describe(_ values: [String: String]) -> String {
        var text = "postgres://"
        if let user = values["user"] { text += user + "@" }
        text += values["host"] ?? values["hostaddr"] ?? ""
        if let port = values["port"] { text += ":" + port }
        if let database = values["dbname"] { text += "/" + database }
        return text
    }
}
