extension JSONValue: CustomStringConvertible {
    /// The value on one line without spaces, members in their order.
    public var text: String {
        var writer = JSONWriter()
        writer.write(self)
        return writer.text
    }

    /// The value over several lines, two spaces for each level, members in their order.
    public var prettyText: String {
        var writer = JSONWriter(indentation: 2)
        writer.write(self)
        return writer.text
    }

    /// The same as ``text``.
    public var description: String { text }
}
