/// What the names of our nodes look like, so that no worker of another program is taken for a node of ours.
///
/// River's clients name themselves `HOST_TIME`, or as their programs please, in the same column of the same rows. Their
/// jobs must not be taken back because we know no such node.
public enum NodeNaming {
    /// What the name of each of our nodes begins with.
    public static let prefix = "runner:"
    /// River's limit for the name of one that takes part in its election.
    public static let longest = 100

    /// Whether a name is one of ours.
    public static func isOurs(_ name: String) -> Bool { name.hasPrefix(prefix) }

    /// A node's name: where it runs, and what no other node ever had.
    /// - Parameter host: cut so that the name is no longer than `longest`; its dots become `_`.
    public static func name(host: String, unique: String) -> String {
        let room = max(0, longest - prefix.unicodeScalars.count - unique.unicodeScalars.count - 1)
        let place = host.unicodeScalars.map { $0 == "." ? "_" : $0 }.prefix(min(room, 60))
        return prefix + String(String.UnicodeScalarView(place)) + "_" + unique
    }
}
