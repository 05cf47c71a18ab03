import JobSQL

extension SQLError {
    /// Whether the server refused a value: text with a NUL, no JSON, a tag that is too long.
    var isDataRefused: Bool { engineCode?.hasPrefix("22") ?? false }
}
