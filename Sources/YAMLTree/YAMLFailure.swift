/// Where and why the parser gave up. Marks are scalar indexes from the start of the text.
struct YAMLFailure: Error {
    /// What the parser says, such as "did not find expected key".
    var problem: String
    /// Where.
    var mark: Int
    /// What it was doing, such as "while parsing a block mapping"; empty if it does not say.
    var context: String
    /// Where that started.
    var contextMark: Int?
    /// How many brackets and braces were open.
    var flowLevel: Int
}
