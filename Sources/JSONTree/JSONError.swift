/// Why a text is not JSON, with the place of the first mistake.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Sendable, Hashable {
        private enum Backing: Sendable, Hashable { case syntax, notUTF8, duplicateKey, tooDeep }
        private let backing: Backing
        private init(_ backing: Backing) { self.backing = backing }

        /// The text breaks the grammar.
        public static let syntax = Code(.syntax)
        /// The bytes are not UTF-8.
        public static let notUTF8 = Code(.notUTF8)
        /// A key stands twice in one object.
        public static let duplicateKey = Code(.duplicateKey)
        /// Arrays and objects are nested deeper than allowed.
        public static let tooDeep = Code(.tooDeep)
    }

    /// The kind of mistake.
    public let code: Code
    /// What is wrong: lower case, no full stop.
    public let message: String
    /// 1-based line.
    public let line: Int
    /// 1-based column, counted in Unicode scalars.
    public let column: Int
    /// 0-based offset in UTF-8 bytes.
    public let offset: Int

    /// Creates an error at a byte, whose line and column are counted here.
    init(_ code: Code, _ message: String, at offset: Int, in bytes: [UInt8]) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.offset = offset
    }

    /// The place and what is wrong.
    public var description: String { "\(line):\(column): \(message)" }
}
