/// Finds whom a text names with an `@`.
enum MentionScanner {
    /// The names in the order in which they stand, each once, in lower case; users' and groups' alike.
    static func names(in text: String, isHTML: Bool) -> [String] {
        var seen: Set<String> = []
        return (isHTML ? attributes(in: text) : words(in: text)).map { $0.lowercased() }
            .filter { seen.insert($0).inserted }
    }

    /// HTML marks a mention as an element with the attribute `data-mention-id="NAME"`.
    private static func attributes(in html: String) -> [String] {
        html.split(separator: "data-mention-id=\"").dropFirst(html.hasPrefix("data-mention-id=\"") ? 0 : 1)
            .compactMap { part in
                part.firstIndex(of: "\"").map { String(part[..<$0]) }
            }
            .filter { !$0.isEmpty && $0.allSatisfy(isNameCharacter) }
    }

    /// `@name` at the start of a word; a dot at its end ends the sentence, not the name.
    private static func words(in text: String) -> [String] {
        var names: [String] = []
        var previous: Character?
        var rest = text[...]
        while let character = rest.popFirst() {
            defer { previous = character }
            guard character == "@", previous.map({ !isNameCharacter($0) }) ?? true else { continue }
            var name = rest.prefix(while: isNameCharacter)
            while let last = name.last, last == "." || last == "-" { name.removeLast() }
            if !name.isEmpty { names.append(String(name)) }
        }
        return names
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        guard character.isASCII else { return false }
        return character.isLetter || character.isNumber || character == "_" || character == "-" || character == "."
    }
}
