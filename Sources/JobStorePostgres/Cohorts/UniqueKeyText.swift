import JSONTree
import JobModel

/// The text that a subject's unique key is made of, with its places: the arguments are read with marks in them, and the
/// marks found again in what the rule makes of them.
enum UniqueKeyText {
    /// Both are private characters of Unicode.
    private static let opener: Character = "\u{E000}"
    private static let closer: Character = "\u{E001}"

    /// - Returns: Nil if it cannot be told apart from the arguments' own text.
    static func text(of job: SubjectJob, arguments: CohortText, rule: UniqueRule) -> CohortText? {
        var marked = ""
        for (index, part) in arguments.parts.enumerated() {
            switch part {
            case .text(let text):
                guard !text.contains(opener), !text.contains(closer) else { return nil }
                marked += text
            case .value: marked += "\"\(opener)\(index)\(closer)\""
            case .fragment: marked += "\(opener)\(index)\(closer)"
            }
        }
        guard let object = (try? JSONValue(parsing: marked))?.object else { return nil }
        // A key with a place in it would be sorted by its mark.
        guard !object.hasKey(with: opener) else { return nil }
        let text = rule.keyText(kind: job.common.kind, arguments: object, queue: job.common.queue, now: job.now)
        return parts(of: text, arguments).map { CohortText(parts: $0, isGo: true) }
    }

    private static func parts(of text: String, _ arguments: CohortText) -> [CohortText.Part]? {
        var parts: [CohortText.Part] = []
        var pieces = text.split(separator: opener, omittingEmptySubsequences: false)[...]
        var before = String(pieces.removeFirst())
        for piece in pieces {
            guard let end = piece.firstIndex(of: closer), let index = Int(piece[..<end]),
                arguments.parts.indices.contains(index)
            else { return nil }
            var rest = piece[piece.index(after: end)...]
            if case .value = arguments.parts[index] {
                guard before.last == "\"", rest.first == "\"" else { return nil }
                before.removeLast()
                rest.removeFirst()
            }
            parts += [.text(before), arguments.parts[index]]
            before = String(rest)
        }
        return parts + [.text(before)]
    }
}

extension JSONObject {
    fileprivate func hasKey(with mark: Character) -> Bool {
        members.contains { $0.key.contains(mark) || $0.value.hasKey(with: mark) }
    }
}

extension JSONValue {
    fileprivate func hasKey(with mark: Character) -> Bool {
        switch self {
        case .object(let object): object.hasKey(with: mark)
        case .array(let elements): elements.contains { $0.hasKey(with: mark) }
        case .null, .boolean, .number, .string: false
        }
    }
}
