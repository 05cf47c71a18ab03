/// What the text form of the data, `tzdata.zi`, says about versions and links.
struct ZoneIndex: Sendable {
    /// Such as `2025b`.
    var version: String?
    /// For each link the name it stands for.
    private(set) var links: [String: String] = [:]

    init() {}

    /// Reads the first line's `# version 2025b` and the `L TARGET LINK` lines.
    init(_ bytes: [UInt8]) {
        var isFirst = true
        for line in bytes.split(separator: 0x0A) {
            if isFirst {
                isFirst = false
                let words = String(decoding: line, as: UTF8.self).split(separator: " ")
                if words.count >= 3, words[0] == "#", words[1] == "version" { version = String(words[2]) }
            }
            guard line.starts(with: [0x4C, 0x20]) else { continue }
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            if words.count == 3 { links[String(words[2])] = String(words[1]) }
        }
    }

    /// Follows links to their end.
    func canonical(_ name: String) -> String {
        var current = name
        // Links do not form chains of this length; a damaged file might even form a circle.
        for _ in 0..<8 {
            guard let target = links[current] else { return current }
            current = target
        }
        return name
    }
}
