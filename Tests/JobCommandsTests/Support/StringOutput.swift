import JobCommands
import Synchronization

/// Text that a command wrote.
final class StringOutput: TextOutput {
    private let state = Mutex("")
    let isTerminal: Bool
    let width: Int?

    init(isTerminal: Bool = false, width: Int? = nil) {
        self.isTerminal = isTerminal
        self.width = width
    }

    var text: String { state.withLock { $0 } }

    func write(_ text: String) { state.withLock { $0 += text } }
}
