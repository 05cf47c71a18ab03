extension JSONValue: CustomStringConvertible {
    /// The value on one line without spaces, members in their order.
    public var text: String {
        var writer = JSONWriter()
        writer.write(self)
        return writer.text
    }

    /// The value over several lines, two spaces for each level, members in their order.
    public var prettyText: String { prettyText(level: 0) }

    /// The same as a part of a larger text: lines after the first are indented by `level` levels more.
    public func prettyText(level: Int) -> String {
        var writer = JSONWriter(indentation: 2, level: level)
        writer.write(self)
        return writer.text
    }

    /// The same as ``text``.
    public var description: String { text }
}
