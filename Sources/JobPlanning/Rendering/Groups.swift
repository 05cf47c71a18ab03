/// Values that share a key, in the order in which the keys are met.
struct Groups<Key: Hashable, Value>: Sequence {
    private var keys: [Key] = []
    private var values: [Key: [Value]] = [:]

    init(_ all: [Value], by key: (Value) -> Key) {
        for value in all {
            let key = key(value)
            if values[key] == nil { keys.append(key) }
            values[key, default: []].append(value)
        }
    }

    func makeIterator() -> AnyIterator<[Value]> {
        var rest = keys.makeIterator()
        return AnyIterator { rest.next().map { values[$0] ?? [] } }
    }
}
