package import JSONTree

extension ConfigReference {
    /// The JSON Schema of a file, for editors.
    ///
    /// It cannot tell everything that reading does: references, cron, and dates that do not exist are beyond it.
    package static func jsonSchema(for file: ConfigKey.File) -> JSONValue {
        ConfigSchema(file).document()
    }
}
