import JSONTree

extension Plan {
    /// Writes `json.prettyText` piece by piece: as one tree, the fires of a year take a gigabyte.
    package func writeJSON(_ write: (String) -> Void) {
        var frame = self
        frame.fires = []
        let text = frame.json.prettyText
        guard let last = fires.indices.last, let empty = text.utf8.firstRange(of: "\n  \"fires\": []".utf8) else {
            return write(text)
        }
        var piece = String(text[..<empty.lowerBound]) + "\n  \"fires\": ["
        for (index, fire) in fires.enumerated() {
            piece += "\n    "
            piece += json(of: fire).prettyText(level: 2)
            piece += index == last ? "\n  ]" : ","
            if piece.utf8.count > 1 << 16 {
                write(piece)
                piece.removeAll(keepingCapacity: true)
            }
        }
        write(piece + text[empty.upperBound...])
    }
}
