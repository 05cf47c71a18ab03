/// Text in a mail's headers: encoded words of RFC 2047 where plain ASCII will not do.
enum HeaderText {
    private static let lineLimit = 76
    /// An encoded word is at most 75 characters, of which `=?utf-8?B?` and `?=` take 12: 60 of base64 are 45 bytes.
    private static let bytesPerWord = 45

    /// A header's line for free text, folded and ended by CR LF. Controls in the text become blanks.
    static func unstructured(_ name: String, _ text: String) -> String {
        let line = singleLine(text)
        let plain = "\(name): \(line)"
        if isPlain(line), plain.utf8.count <= lineLimit { return plain + "\r\n" }
        return "\(name): " + encodedWords(line).joined(separator: "\r\n ") + "\r\n"
    }

    /// A header's line for a mailbox with an optional display name.
    static func mailbox(_ name: String, _ address: MailAddress, display: String?) -> String {
        let shown = singleLine(display ?? "")
        guard !shown.isEmpty else { return "\(name): \(address.text)\r\n" }
        if isPlain(shown), shown.utf8.count <= 60 {
            return "\(name): \(quoted(shown))\r\n <\(address.text)>\r\n"
        }
        return "\(name): " + encodedWords(shown).joined(separator: "\r\n ") + "\r\n <\(address.text)>\r\n"
    }

    /// One line without controls and outer blanks.
    private static func singleLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        let line = String(String.UnicodeScalarView(scalars))
        return line.split(separator: " ").joined(separator: " ")
    }

    /// Printable ASCII that nobody can take for an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text {
            if character == "\"" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result + "\""
    }

    /// The text as encoded words, none of which cuts a character.
    private static func encodedWords(_ text: String) -> [String] {
        var words: [String] = []
        var chunk: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunk.count + bytes.count > bytesPerWord {
                words.append(word(chunk))
                chunk = []
            }
            chunk += bytes
        }
        if !chunk.isEmpty { words.append(word(chunk)) }
        return words
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Base64.encode(bytes))?=" }
}
