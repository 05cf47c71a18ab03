import JobModel

extension ArgumentShape {
    /// Placeholder until the probe is written.
    init?(readingOff type: any Decodable.Type) {
        return nil
    }
}
