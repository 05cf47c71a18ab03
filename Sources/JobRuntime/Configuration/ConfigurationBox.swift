import Synchronization

/// The configuration a node follows at the moment; a reload puts another one in.
package final class ConfigurationBox: Sendable {
    private struct State {
        var configuration: RuntimeConfiguration
        var generation = 0
    }

    private let state: Mutex<State>

    package init(_ configuration: RuntimeConfiguration) {
        state = Mutex(State(configuration: configuration))
    }

    /// The configuration to follow from now on.
    package var current: RuntimeConfiguration { state.withLock { $0.configuration } }

    /// How often it was replaced: another number means another configuration.
    package var generation: Int { state.withLock { $0.generation } }

    package func replace(with configuration: RuntimeConfiguration) {
        state.withLock { state in
            state.configuration = configuration
            state.generation += 1
        }
    }
}
