import JobConfig

/// Folders with something wrong.
enum ConfigurationFolderFixture {
    /// A folder without files.
    static var missing: ConfigurationReading { ConfigurationFolder("/nonexistent-folder").read() }
}
