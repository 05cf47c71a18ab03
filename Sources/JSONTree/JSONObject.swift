/// The members of a JSON object in their order; no key stands twice.
///
/// Keys are compared byte by byte, as JSON and the databases do, not by canonical equivalence as `String` does.
public struct JSONObject: Sendable {
    /// One key with its value.
    public struct Member: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The value.
        public var value: JSONValue

        /// Creates a member.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// Below this count a scan is faster than hashing, and most objects are below.
    private static let indexedFrom = 24

    /// The members in order.
    public private(set) var members: [Member] = []
    /// Where each key stands; kept only for large objects.
    private var positions: [ExactText: Int] = [:]

    /// Creates an empty object.
    public init() {}

    /// Creates an object; of two members with one key the later value counts, at the place of the first.
    public init(_ members: some Sequence<Member>) {
        for member in members {
            self[member.key] = member.value
        }
    }

    /// The number of members.
    public var count: Int { members.count }

    /// Whether there are no members.
    public var isEmpty: Bool { members.isEmpty }

    /// The keys in order.
    public var keys: [String] { members.map(\.key) }

    /// The value of a key. Setting a new key appends, setting nil removes.
    public subscript(key: String) -> JSONValue? {
        get {
            position(of: key).map { members[$0].value }
        }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?):
                members[position].value = value
            case (let position?, nil):
                members.remove(at: position)
                reindex()
            case (nil, let value?):
                append(Member(key, value))
            case (nil, nil):
                break
            }
        }
    }

    /// Appends a member unless its key is there already; tells whether it did.
    mutating func appendIfNew(_ member: Member) -> Bool {
        guard position(of: member.key) == nil else { return false }
        append(member)
        return true
    }

    private mutating func append(_ member: Member) {
        members.append(member)
        if members.count == Self.indexedFrom {
            reindex()
        } else if members.count > Self.indexedFrom {
            positions[ExactText(member.key)] = members.count - 1
        }
    }

    private mutating func reindex() {
        positions.removeAll(keepingCapacity: true)
        guard members.count >= Self.indexedFrom else { return }
        for (position, member) in members.enumerated() {
            positions[ExactText(member.key)] = position
        }
    }

    private func position(of key: String) -> Int? {
        let key = ExactText(key)
        guard members.count < Self.indexedFrom else { return positions[key] }
        return members.firstIndex { ExactText($0.key) == key }
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members in the same order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members == right.members
    }

    /// Hashes the members in order.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(members)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Creates an object in the order written; of two equal keys the later value counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member($0.0, $0.1) })
    }
}
