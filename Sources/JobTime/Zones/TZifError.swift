/// Why the bytes of a compiled time zone cannot be used.
package struct TZifError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in one clause.
    package let description: String
    /// The byte at which it was noticed.
    package let offset: Int

    init(_ description: String, at offset: Int) {
        self.description = description
        self.offset = offset
    }
}
