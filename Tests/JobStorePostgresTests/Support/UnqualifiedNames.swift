/// Finds names of tables, types, functions and sequences that stand in SQL without `$schema.`.
enum UnqualifiedNames {
    /// Names beginning with `river_` or `runner_`, but for those that never have a schema: of new indexes, constraints,
    /// triggers, columns, and what something is renamed to.
    static func `in`(_ sql: String) -> [String] {
        let code = sql.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset % 2 == 0 ? $0.element : " " }.joined(separator: " ")
        let words = code.split { !($0.isLetter || $0.isNumber || "_.$".contains($0)) }.map(String.init)
        return words.indices.compactMap { place in
            let word = words[place]
            guard word.hasPrefix("river_") || word.hasPrefix("runner_"), word != "river_client_id" else { return nil }
            let before = Array(words[max(0, place - 6)..<place])
            if let last = before.last, ["CONSTRAINT", "TO", "TRIGGER"].contains(last) { return nil }
            if before.suffix(2) == ["IF", "EXISTS"], before.dropLast(2).last == "CONSTRAINT" { return nil }
            if let create = before.lastIndex(of: "CREATE"), before[create...].contains("INDEX") {
                let between: Set<String> = ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", "IF", "NOT", "EXISTS"]
                if between.isSuperset(of: before[create...]) { return nil }
            }
            return word
        }
    }
}
