import JobSQL

/// Which of SQLite's parameter indices each parameter of the caller belongs to.
///
/// SQLite takes `$2` for a name and numbers names in the order in which they appear; `?` and `?2` it numbers as meant.
struct ParameterNumbers: Hashable {
    /// SQLite's own limit.
    private static let largest = 32_766

    /// How many values the caller gives.
    let count: Int
    /// At `number - 1` SQLite's index, or 0 if no parameter has the number; nil if each index is its number.
    private let indices: [Int32]?

    /// Reads the names that SQLite found, by index from 1 on; nil for `?`.
    /// - Throws: `SQLError` for `:name`, `@name`, and for `$1` beside `?`.
    init(names: [String?], statement: String) throws(SQLError) {
        guard names.contains(where: { $0.map { !$0.hasPrefix("?") } ?? false }) else {
            count = names.count
            indices = nil
            return
        }
        var numbers: [Int] = []
        for name in names {
            guard let name, !name.hasPrefix("?") else {
                throw SQLError(.statement, "a statement has either $1 or ? parameters", statement: statement)
            }
            guard name.hasPrefix("$"), let number = Self.number(in: name.dropFirst()) else {
                throw SQLError(
                    .statement, "a parameter is written $1, $2, … or ?, not \(name)", statement: statement)
            }
            numbers.append(number)
        }
        let count = numbers.max() ?? 0
        var indices = [Int32](repeating: 0, count: count)
        for (offset, number) in numbers.enumerated() {
            guard indices[number - 1] == 0 else {
                throw SQLError(.statement, "$\(number) is written in two ways", statement: statement)
            }
            indices[number - 1] = Int32(offset + 1)
        }
        self.count = count
        self.indices = indices
    }

    /// SQLite's index of a parameter's number (from 1), or 0 if the statement does not have it.
    func index(of number: Int) -> Int32 {
        guard number >= 1, number <= count else { return 0 }
        guard let indices else { return Int32(number) }
        return indices[number - 1]
    }

    private static func number(in digits: Substring) -> Int? {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else { return nil }
        return (1...largest).contains(number) ? number : nil
    }
}
