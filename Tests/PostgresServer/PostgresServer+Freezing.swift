import Glibc

extension PostgresServer {
    /// Stops all its processes where they are (SIGSTOP): connections stay open, and nobody answers.
    public nonisolated func freeze() throws {
        // Until no new one appears: the first process may have started one before it was stopped.
        var frozen: Set<pid_t> = []
        while true {
            let others = Set(try folder.processes()).subtracting(frozen)
            guard !others.isEmpty else { return }
            for process in others { kill(process, SIGSTOP) }
            frozen.formUnion(others)
        }
    }

    /// Lets them go on.
    public nonisolated func thaw() throws {
        for process in try folder.processes() { kill(process, SIGCONT) }
    }

    /// The ids of its processes.
    public nonisolated func processes() throws -> [Int32] {
        try folder.processes()
    }
}
