import Synchronization

/// The configuration a node follows at the moment; a reload puts another one in.
package final class ConfigurationBox: Sendable {
    private let content: Mutex<RuntimeConfiguration>

    package init(_ configuration: RuntimeConfiguration) {
        content = Mutex(configuration)
    }

    /// The configuration to follow from now on.
    package var current: RuntimeConfiguration {
        content.withLock { $0 }
    }

    package func replace(with configuration: RuntimeConfiguration) {
        content.withLock { $0 = configuration }
    }
}
