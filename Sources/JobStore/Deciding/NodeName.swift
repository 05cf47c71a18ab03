package import JobTime

/// How nodes are named: `HOST_PROCESS_UNIQUE`, so that the name alone tells them from River's clients.
package enum NodeName {
    /// The time and a random number: a process id comes back, a pair of these does not.
    /// - Parameter random: from 0 up to, but not including, 1.
    package static func unique(now: Timestamp, random: Double) -> String {
        String(now.microseconds, radix: 36) + String(Int(random * 46_655), radix: 36)
    }

    /// A regular expression that these names match. The time of any year from 1990 to 2085 has ten digits of base 36;
    /// what River's clients call themselves ends with six decimal digits.
    package static let pattern = "_[0-9]+_[0-9a-z]{11,13}$"
}
