/// The number of insertions, deletions, replacements and swaps of neighbours that lead from one word to others (Damerau
/// and Levenshtein, no place edited twice).
struct SpellingDistance {
    private let word: [Unicode.Scalar]
    // A column for each letter of the word; kept, so that a search among many words needs memory once.
    private var beforeLast: [Int]
    private var last: [Int]
    private var current: [Int]

    init(from word: [Unicode.Scalar]) {
        self.word = word
        beforeLast = [Int](repeating: 0, count: word.count + 1)
        last = beforeLast
        current = beforeLast
    }

    /// The distance to another word; nil if it is greater than `limit`.
    mutating func to(_ other: [Unicode.Scalar], atMost limit: Int) -> Int? {
        for column in last.indices { last[column] = column }
        for row in other.indices {
            current[0] = row + 1
            var least = row + 1
            for column in word.indices {
                let replaced = last[column] + (word[column] == other[row] ? 0 : 1)
                var steps = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, word[column] == other[row - 1], word[column - 1] == other[row] {
                    steps = min(steps, beforeLast[column - 1] + 1)
                }
                current[column + 1] = steps
                least = min(least, steps)
            }
            // A swap reaches back two rows, at one step more than the row before allows.
            guard least <= limit || (last.min() ?? 0) < limit else { return nil }
            swap(&beforeLast, &last)
            swap(&last, &current)
        }
        return last[word.count] <= limit ? last[word.count] : nil
    }
}
