import Glibc

/// What the system knows of processes.
enum ProcessTable {
    /// Whether a process has ended; one that nobody has waited for yet counts as ended.
    static func isGone(_ process: Int) -> Bool {
        guard kill(pid_t(process), 0) == 0 else { return true }
        guard let status = TemporaryFile.read("/proc/\(process)/stat") else { return true }
        return status.contains(") Z")
    }
}
