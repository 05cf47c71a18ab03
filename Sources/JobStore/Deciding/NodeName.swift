package import JobTime

/// How nodes are named: `runner:HOST_PROCESS_UNIQUE`, so that the name alone tells them from River's clients.
///
/// Those call themselves `HOST_TIME`, or as their programs please, in the same columns. Their jobs must not be taken back
/// because nobody here knows such a node.
package enum NodeName {
    /// What each name begins with.
    package static let prefix = "runner:"
    /// River's limit for a name.
    package static let longest = 100

    /// The time and a random number: a process id comes back, a pair of these does not.
    /// - Parameter random: from 0 up to, but not including, 1.
    package static func unique(now: Timestamp, random: Double) -> String {
        String(now.microseconds, radix: 36) + String(Int(random * 46_655), radix: 36)
    }

    /// A node's name.
    /// - Parameters:
    ///   - host: its dots become `_`; cut if it is long.
    ///   - unique: what no other node of this host ever had.
    package static func make(host: String, unique: String) -> String {
        let room = longest - prefix.unicodeScalars.count - 1 - unique.unicodeScalars.count
        let place = host.unicodeScalars.map { $0 == "." ? "_" : $0 }.prefix(max(0, min(room, 60)))
        return prefix + String(String.UnicodeScalarView(place)) + "_" + unique
    }
}
