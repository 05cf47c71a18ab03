import Subprocess

/// A `work` process with its messages, read line by line.
struct RunningNode {
    typealias Process = Execution<NoInput, DiscardedOutput, SequenceOutput>

    private let process: Process
    private var messages: SubprocessOutputSequence.StringSequence<UTF8>.AsyncIterator
    /// What has been read.
    private(set) var lines: [String] = []

    init(_ process: Process) {
        self.process = process
        messages = process.standardError.strings().makeAsyncIterator()
    }

    /// Reads on up to a line that contains the text.
    /// - Throws: `ScenarioError` if the process ends without it.
    @discardableResult
    mutating func line(containing text: String) async throws -> String {
        while let line = try await messages.next() {
            lines.append(line)
            if line.contains(text) { return line }
        }
        throw ScenarioError("the node never said \"\(text)\", but:\n" + lines.joined(separator: "\n"))
    }

    func send(_ signal: Signal) throws {
        try process.send(signal: signal)
    }

    /// Waits for the end of the process and returns all that it said.
    mutating func remainingText() async throws -> String {
        while let line = try await messages.next() { lines.append(line) }
        return lines.joined(separator: "\n")
    }
}
