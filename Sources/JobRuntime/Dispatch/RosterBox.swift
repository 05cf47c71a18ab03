import Synchronization

/// Keeps the roster of the present configuration.
final class RosterBox: Sendable {
    private let latest = Mutex<(generation: Int, roster: Roster)?>(nil)

    /// The roster, made anew if the configuration is another one than last time.
    func roster(for box: ConfigurationBox, make: (RuntimeConfiguration) -> Roster) -> Roster {
        let generation = box.generation
        if let latest = latest.withLock({ $0 }), latest.generation == generation { return latest.roster }
        let roster = make(box.current)
        latest.withLock { $0 = (generation, roster) }
        return roster
    }
}
