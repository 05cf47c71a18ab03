package import JobSQL

/// A schema's name, as statements and notification channels write it.
package struct SchemaName: Sendable, Hashable {
    /// As it is.
    package let name: String
    /// As an identifier in SQL: what `$schema` in a statement stands for.
    let quoted: String

    /// Checks a name: a letter or `_`, then letters, digits and `_`, at most 46, as River has it.
    /// - Throws: `SQLError`.
    package init(_ name: String) throws(SQLError) {
        let isSound = name.utf8.enumerated().allSatisfy { position, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): position > 0
            default: false
            }
        }
        guard isSound, (1...46).contains(name.utf8.count) else {
            throw SQLError(
                .statement, "a schema's name has 1 to 46 letters, digits and _, and does not begin with a digit")
        }
        self.name = name
        quoted = "\"\(name)\""
    }

    /// A statement's text with the schema in its place: `$schema` becomes the quoted name, and `$name` the bare one, for
    /// the channels of notifications.
    package func resolve(_ sql: String) -> String {
        guard sql.contains("$schema") else { return sql }
        return sql.replacing("$schema", with: quoted).replacing("$name", with: name)
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
}
