import SourceMarks

/// Reads one field: a list of items.
struct CronFieldReader {
    let field: CronField
    private(set) var errors: [CronProblem] = []

    init(_ field: CronField) {
        self.field = field
    }

    mutating func read(_ word: CronWord) -> CronFieldValue {
        var items: [CronItem] = []
        for (index, part) in word.split(",").enumerated() {
            if part.isEmpty {
                // A lone comma has an empty item on either side, and is one mistake.
                let comma = index == 0 ? part.offset : part.offset - 1
                if errors.last?.offset != comma {
                    fail(.syntax, "a list has an empty item", help: "remove the extra comma", offset: comma, length: 1)
                }
            } else if let item = item(part) {
                items.append(item)
            }
        }
        return CronFieldValue(field: field, items: items)
    }

    private mutating func item(_ word: CronWord) -> CronItem? {
        if foreign(word) { return nil }
        switch special(word) {
        case .special(let item): return item
        case .refused: return nil
        case .ordinary: break
        }
        let parts = word.split("/")
        guard parts.count <= 2 else {
            fail(.syntax, "\"\(word.text)\" has two steps", help: "write one step, such as */5", word)
            return nil
        }
        guard var item = base(parts[0], in: word) else { return nil }
        if parts.count == 2 {
            guard let step = step(parts[1], in: word) else { return nil }
            item.step = step
            item.text += "/\(step)"
        }
        return item
    }

    private mutating func base(_ word: CronWord, in item: CronWord) -> CronItem? {
        if word.text == "*" { return CronItem(base: .all, step: nil, text: "*") }
        if word.isEmpty {
            fail(.syntax, "a step has nothing before it", help: "write *\(item.text)", item)
            return nil
        }
        if word.scalars.contains("*") {
            fail(.syntax, "\"\(word.text)\" mixes * with something else", help: "write * alone, or a list", word)
            return nil
        }
        let ends = word.split("-")
        if ends.count > 2 {
            fail(.syntax, "\"\(word.text)\" has more than two ends", help: "write a range as 1-5", word)
            return nil
        }
        if ends.count == 2, ends[0].isEmpty || ends[1].isEmpty {
            fail(
                .syntax, "\"\(word.text)\" is a range without \(ends[0].isEmpty ? "a start" : "an end")",
                help: "write a range as \(field.range.lowerBound)-\(field.range.upperBound)", word)
            return nil
        }
        guard let first = value(ends[0]) else {
            if ends.count == 2 { _ = value(ends[1]) }
            return nil
        }
        guard ends.count == 2 else { return CronItem(base: .value(first.number), step: nil, text: first.text) }
        guard let last = value(ends[1]) else { return nil }
        guard first.number <= last.number else {
            fail(.wrapAround, "the range \(word.text) ends before it begins", help: unwrapped(first, last, item), word)
            return nil
        }
        return CronItem(base: .range(first.number, last.number), step: nil, text: "\(first.text)-\(last.text)")
    }

    /// The two ranges that somebody means who lets one run over the end.
    private func unwrapped(_ first: CronValue, _ last: CronValue, _ item: CronWord) -> String {
        guard !item.scalars.contains("/") else { return "write both parts as a list of two ranges" }
        func range(_ from: Int, _ fromText: String?, _ to: Int, _ toText: String?) -> String {
            let left = fromText ?? display(from, like: first)
            let right = toText ?? display(to, like: first)
            return from == to ? left : "\(left)-\(right)"
        }
        let head = range(first.number, first.text, field.maximum, nil)
        let tail = range(field.range.lowerBound, nil, last.number, last.text)
        return "write \(head),\(tail)"
    }

    private func display(_ number: Int, like value: CronValue) -> String {
        value.isName ? field.names[number - field.range.lowerBound] : String(number)
    }

    private mutating func step(_ word: CronWord, in item: CronWord) -> Int? {
        guard !word.isEmpty else {
            fail(.syntax, "\"\(item.text)\" has no step after the /", help: "write */5 or leave out the /", item)
            return nil
        }
        guard isNumber(word) else { return nil }
        guard let step = Int(word.text), step <= field.range.upperBound else {
            fail(
                .stepTooLarge, "the step \(word.text) is larger than the \(field.name) field",
                help: "a step of the \(field.name) is at most \(field.range.upperBound)", word)
            return nil
        }
        guard step > 0 else {
            fail(.stepTooLarge, "a step cannot be 0", help: "write 1 or more", word)
            return nil
        }
        return step
    }

    /// Reads a number or name within the field.
    mutating func value(_ word: CronWord) -> CronValue? {
        if let first = word.scalars.first, first.isASCIILetter { return name(word) }
        guard isNumber(word) else { return nil }
        guard let number = Int(word.text), field.range.contains(number) else {
            fail(
                .outOfRange,
                "\(word.text) is out of range for the \(field.name)",
                help: rangeHelp(Int(word.text)), word)
            return nil
        }
        return CronValue(number: number, text: String(number), isName: false)
    }

    private func rangeHelp(_ number: Int?) -> String {
        let range = "the \(field.name) is \(field.range.lowerBound) to \(field.range.upperBound)"
        switch (field, number) {
        case (.hour, 24): return range + "; midnight is 0"
        case (.dayOfMonth, let number?) where number > 31: return range + "; L is the last day"
        case (.dayOfWeek, _): return range + ", where 0 and 7 are Sunday"
        default: return range
        }
    }

    private mutating func name(_ word: CronWord) -> CronValue? {
        let upper = word.text.uppercased()
        if let index = field.names.firstIndex(of: upper) {
            return CronValue(number: index + field.range.lowerBound, text: upper, isName: true)
        }
        if let owner = CronField.allCases.first(where: { $0 != field && $0.names.contains(upper) }) {
            fail(
                .unknownName, "\(upper) is a \(owner.name), and this is the \(field.name) field",
                help: "the fields are minute, hour, day of month, month, day of week", word)
        } else if let meant = field.names.first(where: { upper.hasPrefix($0) })
            ?? Suggestion.closest(to: upper, among: field.names)
        {
            fail(
                .unknownName, "\"\(word.text)\" is not a name of a \(field.name)", help: "did you mean \(meant)?", word)
        } else {
            let names = field.names.joined(separator: ", ")
            fail(
                .unknownName, "\"\(word.text)\" is not a \(field.name)",
                help: names.isEmpty ? rangeHelp(nil) : "the names are \(names)", word)
        }
        return nil
    }

    /// Whether the word has digits only; complains if it has not.
    private mutating func isNumber(_ word: CronWord) -> Bool {
        if !word.isEmpty, word.scalars.allSatisfy(\.isASCIIDigit) { return true }
        if word.scalars.contains(where: { !$0.isASCII && $0.properties.numericType != nil }) {
            fail(.syntax, "\"\(word.text)\" has digits that are not ASCII", help: "write them with 0 to 9", word)
        } else if word.scalars.first == "+" {
            fail(.syntax, "\"\(word.text)\" has a sign", help: "write \(word.dropFirst(1).text)", word)
        } else {
            let digits = word.scalars.filter(\.isASCIIDigit).text
            fail(
                .syntax, "\"\(word.text)\" is not a number",
                help: word.scalars.contains("_") && !digits.isEmpty ? "write \(digits)" : rangeHelp(nil), word)
        }
        return false
    }

    mutating func fail(_ kind: CronProblem.Kind, _ message: String, help: String?, _ word: CronWord) {
        fail(kind, message, help: help, offset: word.offset, length: max(word.length, 1))
    }

    private mutating func fail(_ kind: CronProblem.Kind, _ message: String, help: String?, offset: Int, length: Int) {
        errors.append(
            CronProblem(kind: kind, field: field, message: message, help: help, offset: offset, length: length))
    }
}

/// A number or name of a field.
struct CronValue {
    let number: Int
    /// Canonical.
    let text: String
    let isName: Bool
}
