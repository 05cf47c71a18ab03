/// The modules that a Swift source file imports.
enum Imports {
    static func of(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line -> String? in
            // Indented ones stand in texts, such as a new plugin's files.
            guard !line.hasPrefix(" ") else { return nil }
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
