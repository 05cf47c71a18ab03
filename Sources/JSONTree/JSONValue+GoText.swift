extension JSONValue {
    /// The bytes that Go's `json.Marshal` writes for this value, for keys that are hashed alike in both languages.
    ///
    /// Members keep their order and numbers their text, so the caller sorts what Go would sort.
    public var goCompactText: String {
        var writer = JSONWriter(escaping: .go)
        writer.write(self)
        return writer.text
    }
}
