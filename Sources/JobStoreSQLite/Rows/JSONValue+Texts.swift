import JSONTree

extension JSONValue {
    /// A list of texts.
    static func texts(_ texts: some Sequence<String>) -> JSONValue {
        .array(texts.map(JSONValue.string))
    }
}
