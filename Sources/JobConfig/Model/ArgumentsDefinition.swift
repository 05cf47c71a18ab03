package import JobDiagnostics
package import JobModel

/// `args:` of a job: the shape, with the place of each top-level field.
package struct ArgumentsDefinition: Sendable {
    package var shape: ArgumentShape
    /// Where the map as a whole is written.
    package var location: Location
    /// Where each field's name is written.
    package var fields: [String: Location]

    package init(shape: ArgumentShape, location: Location, fields: [String: Location]) {
        self.shape = shape
        self.location = location
        self.fields = fields
    }
}
