public import JobModel

/// An audience as `validate` sees it.
public struct AudienceDescription: Sendable, Hashable {
    /// The name that `schedules.yaml` uses.
    public let name: String
    /// The fields beside `id`, `timezone` and `timezone_raw`.
    public let fields: [String: ArgumentShape]

    /// Creates a description.
    public init(name: String, fields: [String: ArgumentShape]) {
        self.name = name
        self.fields = fields
    }

    /// What every subject has, whatever its audience declares.
    public static let reservedFields: Set<String> = ["id", "timezone", "timezone_raw"]
}
