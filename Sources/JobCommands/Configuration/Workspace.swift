import JobConfig
import JobDiagnostics
import JobPlugin
import ZoneDatabase

/// The configuration a command works on, checked, with what it was checked against.
struct Workspace: Sendable {
    /// The folder of the files, as given.
    var folder: String
    var configuration: Configuration
    var registry: PluginRegistry
    var zones: ZoneDatabase
}
