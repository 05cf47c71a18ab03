/// The schema that the tables are in.
///
/// River's rule for names: ASCII letters, digits and `_`, no digit first, at most 46 characters, so that
/// the longest channel, `NAME.river_leadership`, is still an identifier.
package struct PostgresSchema: Sendable, Hashable {
    /// As it is written in the catalog, case kept.
    package let name: String

    /// Where PostgreSQL puts tables if nobody says otherwise.
    package static let `public` = PostgresSchema(unchecked: "public")

    /// - Returns: Nil for a name that River would refuse.
    package init?(_ name: String) {
        let bytes = name.utf8
        guard let first = bytes.first, bytes.count <= 46, !Self.isDigit(first) else { return nil }
        guard bytes.allSatisfy({ Self.isDigit($0) || Self.isLetter($0) }) else { return nil }
        self.init(unchecked: name)
    }

    private init(unchecked name: String) {
        self.name = name
    }

    /// As an identifier in SQL.
    package var quoted: String { "\"\(name)\"" }

    /// A text of a migration or query with this schema: `$schema` becomes the quoted identifier, and `$name` the bare
    /// name, for the channels of notifications.
    ///
    /// Every statement that is sent passes through here, so it goes by bytes: comparing characters would cost more than
    /// the rest of sending.
    package func applied(to text: String) -> String {
        let dollar = UInt8(ascii: "$")
        guard var next = text.utf8.firstIndex(of: dollar) else { return text }
        let replacements = [("$schema", quoted), ("$name", name)]
        var result = ""
        result.reserveCapacity(text.utf8.count + 64)
        var rest = text[...]
        while true {
            result += rest[..<next]
            rest = rest[next...]
            let replacement = replacements.first { rest.utf8.starts(with: $0.0.utf8) } ?? ("$", "$")
            result += replacement.1
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: replacement.0.utf8.count)...]
            guard let following = rest.utf8.firstIndex(of: dollar) else { return result + rest }
            next = following
        }
    }

    /// Makes the schema unless it is there. `CREATE SCHEMA IF NOT EXISTS` would need the right to make schemas even
    /// then.
    package var creation: String {
        """
        DO $$
        BEGIN
            IF to_regnamespace('\(quoted)') IS NULL THEN
                CREATE SCHEMA \(quoted);
            END IF;
        END
        $$
        """
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
}
