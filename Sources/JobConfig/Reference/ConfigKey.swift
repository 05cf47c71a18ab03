package import JSONTree

/// One key of the two files: what it may hold, what it means, and whom it concerns.
package struct ConfigKey: Sendable {
    /// The file in which a key stands.
    package enum File: String, Sendable, CaseIterable { case jobs, schedules }
    /// For whom a value holds.
    package enum Scope: String, Sendable { case process, fleet }
    /// Which stores know the key.
    package enum Stores: String, Sendable { case all, postgres = "PostgreSQL" }

    package var file: File
    /// Keys from the top joined by points, `*` for any name: `queues.*.weight`.
    package var path: String
    package var type: ConfigValueType
    package var isRequired: Bool
    /// What holds if the key is left out, as it would be written.
    package var defaultValue: JSONValue?
    /// The default in words, where it is not a fixed value.
    package var defaultNote: String?
    package var scope: Scope
    package var stores: Stores
    /// Whether a running node takes a change over without a restart.
    package var isLive: Bool
    /// One sentence without the full stop.
    package var summary: String

    init(
        _ path: String, _ type: ConfigValueType, _ summary: String, file: File = .jobs, required: Bool = false,
        default defaultValue: JSONValue? = nil, note: String? = nil, scope: Scope = .fleet, stores: Stores = .all,
        live: Bool = true
    ) {
        self.file = file
        self.path = path
        self.type = type
        self.isRequired = required
        self.defaultValue = defaultValue
        self.defaultNote = note
        self.scope = scope
        self.stores = stores
        self.isLive = live
        self.summary = summary
    }

    /// The default in words; nil if there is none.
    package var defaultText: String? { defaultNote ?? defaultValue.map { $0.string ?? $0.text } }

    /// The path's last part.
    package var name: String { String(path[(path.lastIndex(of: ".").map(path.index(after:)) ?? path.startIndex)...]) }

    /// The path without its last part; empty at the top.
    package var parent: String { String(path[..<(path.lastIndex(of: ".") ?? path.startIndex)]) }
}
