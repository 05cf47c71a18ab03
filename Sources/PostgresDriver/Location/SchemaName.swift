package import JobSQL

/// A schema's name, as statements and notification channels write it.
package struct SchemaName: Sendable, Hashable {
    /// As it is.
    package let name: String
    /// Quoted and with the dot: what `$schema.` in a statement stands for.
    let prefix: String

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
        prefix = "\"\(name)\"."
    }

    /// A statement's text with the schema in its place.
    package func resolve(_ sql: String) -> String {
        guard sql.contains("$schema.") else { return sql }
        var text = ""
        var rest = Substring(sql)
        while let place = rest.range(of: "$schema.") {
            text += rest[..<place.lowerBound]
            text += prefix
            rest = rest[place.upperBound...]
        }
        return text + rest
    }
}

extension Substring {
    /// Where a text stands first.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) {
                return start..<index(start, offsetBy: text.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
