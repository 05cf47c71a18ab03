/// Cuts a text into what is literal and what is a reference.
struct VariableScanner {
    enum Token {
        case literal(String)
        case reference(VariableExpansion.Reference)
        case malformed(String, VariableExpansion.Problem)
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func next() -> Token? {
        guard position < scalars.count else { return nil }
        let start = position
        guard isOpener(position) else {
            repeat { position += 1 } while position < scalars.count && !isOpener(position)
            return .literal(text(start..<position))
        }
        guard let end = (start + 2..<scalars.count).first(where: { scalars[$0] == "}" }) else {
            position = scalars.count
            let problem = VariableExpansion.Problem(
                message: "'${' has no '}'", help: "close it: ${NAME}", range: start..<position)
            return .malformed(text(start..<position), problem)
        }
        position = end + 1
        return reference(start..<position, body: (start + 2)..<end)
    }

    /// - Parameter range: from the `$` to behind the brace.
    private func reference(_ range: Range<Int>, body: Range<Int>) -> Token {
        func malformed(_ marked: Range<Int>, _ message: String, help: String) -> Token {
            .malformed(text(range), .init(message: message, help: help, range: marked))
        }
        if let inner = body.first(where: { isOpener($0) && $0 + 1 < body.upperBound }) {
            return malformed(
                inner..<range.upperBound, "a default cannot hold another variable", help: "give a fixed default")
        }
        let nameEnd = body.first { !isNamePart(scalars[$0]) } ?? body.upperBound
        let name = text(body.lowerBound..<nameEnd)
        guard VariableExpansion.isName(name) else {
            let message = name.isEmpty ? "a variable has no name" : "\"\(name)\" cannot be the name of a variable"
            return malformed(range, message, help: "write ${NAME} or ${NAME:-default}")
        }
        if nameEnd == body.upperBound {
            return .reference(.init(name: name, fallback: nil, range: range))
        }
        guard scalars[nameEnd] == ":", nameEnd + 1 < body.upperBound, scalars[nameEnd + 1] == "-" else {
            return malformed(
                nameEnd..<body.upperBound, "'\(text(nameEnd..<body.upperBound))' cannot stand behind a variable's name",
                help: "write ${\(name)} or ${\(name):-default}")
        }
        return .reference(.init(name: name, fallback: text((nameEnd + 2)..<body.upperBound), range: range))
    }

    private func isOpener(_ index: Int) -> Bool {
        index + 1 < scalars.count && scalars[index] == "$" && scalars[index + 1] == "{"
    }

    private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }
}
