import SeededRandom
import Synchronization

/// Decides at random what goes wrong, the same for the same seed.
final class Fate: Sendable {
    private struct State {
        var random: SplitMix64
        var deaths = 0
        var isDying = false
    }

    private let state: Mutex<State>
    private let deadly: Double

    /// - Parameter deadly: how likely a node dies at each page of users that it reads.
    init(seed: UInt64, deadly: Double) {
        state = Mutex(State(random: SplitMix64(state: seed)))
        self.deadly = deadly
    }

    /// How often nodes died between two pages.
    var deaths: Int { state.withLock { $0.deaths } }

    /// Whether the node that asks dies now.
    func strikes() -> Bool {
        state.withLock { state in
            guard Double.random(in: 0..<1, using: &state.random) < deadly else { return false }
            state.deaths += 1
            state.isDying = true
            return true
        }
    }

    /// Whether a node died since somebody asked.
    func takeDeath() -> Bool {
        state.withLock { state in
            defer { state.isDying = false }
            return state.isDying
        }
    }

    func chance(_ probability: Double) -> Bool {
        state.withLock { Double.random(in: 0..<1, using: &$0.random) < probability }
    }

    func seconds(_ range: ClosedRange<Int64>) -> Duration {
        .seconds(state.withLock { Int64.random(in: range, using: &$0.random) })
    }

    /// The numbers below `count` in some order.
    func order(of count: Int) -> [Int] {
        state.withLock { (0..<count).shuffled(using: &$0.random) }
    }
}
