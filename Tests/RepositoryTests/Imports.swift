/// The modules that a Swift source file imports; lines within a text that begins with three quotes are no imports.
enum Imports {
    static func of(_ text: String) -> [String] {
        var isText = false
        return text.split(separator: "\n").compactMap { line -> String? in
            if line.split(separator: "\"\"\"", omittingEmptySubsequences: false).count.isMultiple(of: 2) {
                isText.toggle()
            }
            guard !isText else { return nil }
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1 else { return nil }
            let before = words[..<index]
            guard before.allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal"].contains($0) }) else {
                return nil
            }
            return words[index + 1].split(separator: ".").first.map(String.init)
        }
    }
}
