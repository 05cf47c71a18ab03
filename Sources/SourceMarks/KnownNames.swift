/// Names of which somebody may have meant one who wrote another: made ready once, for many searches.
public struct KnownNames: Sendable {
    /// So many comparisons of names a check makes for its suggestions, which is some tenths of a second.
    public static let standardBudget = 1_000_000

    /// Longer texts are no slips of the pen.
    private static let longest = 128

    private struct Name: Sendable {
        var text: String
        var letters: [Unicode.Scalar]
        var signature: UInt64
    }

    private let names: [Name]

    /// Makes names ready; of equally near ones the earlier is suggested.
    public init(_ names: some Sequence<String>) {
        self.names = names.map { name in
            let letters = Self.folded(name)
            return Name(text: name, letters: letters, signature: Self.signature(letters))
        }
    }

    /// The name nearest to `word`, if it is near enough to be a slip: at most a third of the letters differ, at least
    /// one may. Case counts for nothing.
    public func closest(to word: String) -> String? {
        guard word.utf8.count <= 4 * Self.longest else { return nil }
        let letters = Self.folded(word)
        guard letters.count <= Self.longest else { return nil }
        let signature = Self.signature(letters)
        var limit = max(1, letters.count / 3)
        var best: String?
        var distance = SpellingDistance(from: letters)
        for name in names where abs(name.letters.count - letters.count) <= limit {
            // One replaced letter changes two bits.
            guard (name.signature ^ signature).nonzeroBitCount <= 2 * limit, name.text != word,
                let found = distance.to(name.letters, atMost: limit)
            else { continue }
            best = name.text
            guard found > 0 else { break }
            limit = found - 1
        }
        return best
    }

    /// The same as long as `budget` lasts, from which the number of names is taken; nil from then on.
    ///
    /// For files in which thousands of words are looked for among thousands of names.
    public func closest(to word: String, budget: inout Int) -> String? {
        guard budget >= names.count else { return nil }
        budget -= names.count
        return closest(to: word)
    }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        Array(text.lowercased().unicodeScalars)
    }

    /// A bit for each letter that occurs; different letters may share one.
    private static func signature(_ letters: [Unicode.Scalar]) -> UInt64 {
        letters.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }
}
