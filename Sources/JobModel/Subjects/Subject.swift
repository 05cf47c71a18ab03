public import JSONTree

/// One member of an audience.
public struct Subject: Sendable, Hashable {
    /// Who.
    public var id: SubjectID
    /// The further fields the audience declares.
    public var fields: [String: JSONValue]

    /// Creates a subject.
    public init(id: SubjectID, fields: [String: JSONValue] = [:]) {
        self.id = id
        self.fields = fields
    }
}
