/// The way from the whole down to a value, made into a list of keys only when somebody asks.
final class DecodingPath {
    private let parent: DecodingPath?
    private let key: any CodingKey

    init(_ parent: DecodingPath?, _ key: any CodingKey) {
        self.parent = parent
        self.key = key
    }

    /// The keys from the outermost on.
    static func keys(_ path: DecodingPath?) -> [any CodingKey] {
        var keys: [any CodingKey] = []
        var next = path
        while let step = next {
            keys.append(step.key)
            next = step.parent
        }
        return keys.reversed()
    }
}
