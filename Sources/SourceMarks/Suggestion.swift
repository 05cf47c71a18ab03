/// Finds what somebody meant who wrote a name that is not there.
public enum Suggestion {
    /// The candidate nearest to `word`, if it is near enough to be a slip: at most a third of the letters differ, at
    /// least one may. Case counts for nothing; of equally near candidates the first wins.
    ///
    /// For many words and the same candidates take ``KnownNames``.
    public static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
        KnownNames(candidates).closest(to: word)
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours that lead from one word to the other
    /// (Damerau and Levenshtein, no place edited twice).
    public static func distance(_ left: String, _ right: String) -> Int {
        var distance = SpellingDistance(from: Array(left.unicodeScalars))
        return distance.to(Array(right.unicodeScalars), atMost: .max) ?? 0
    }
}
