import JobTime

/// What makes a node's name its own.
enum NodeName {
    /// The time and a random number: a process id comes back, a pair of these does not.
    static func unique(now: Timestamp, random: Double) -> String {
        String(now.microseconds, radix: 36) + String(Int(random * 46_655), radix: 36)
    }
}
