extension JSONValue {
    /// How deep arrays and objects may be nested where nothing else is said.
    public static let standardMaximumDepth = 256

    /// Parses a JSON text by RFC 8259, with nothing added: no comments, no trailing commas, no byte order mark.
    ///
    /// A key that stands twice in one object is an error, for readers differ in which of them they take.
    public init(parsing text: String, maximumDepth: Int = standardMaximumDepth) throws(JSONError) {
        try self.init(parsing: text.utf8, maximumDepth: maximumDepth)
    }

    /// Parses the UTF-8 bytes of a JSON text.
    public init(
        parsing bytes: some Sequence<UInt8>, maximumDepth: Int = standardMaximumDepth
    ) throws(JSONError) {
        var parser = try JSONParser(bytes: Array(bytes), maximumDepth: maximumDepth)
        self = try parser.document()
    }
}
