/// The `${NAME}` and `${NAME:-default}` references in a text.
package struct VariableExpansion: Sendable, Hashable {
    /// A part of the text.
    package enum Piece: Sendable, Hashable {
        case literal(String)
        /// A variable, with the text that stands for it where it is unset or empty.
        case reference(name: String, fallback: String?)
    }

    /// A reference and where it stands, in Unicode scalars.
    package struct Reference: Sendable, Hashable {
        package var name: String
        package var fallback: String?
        package var range: Range<Int>
    }

    /// Something that begins like a reference and is none.
    package struct Problem: Error, Sendable, Hashable {
        /// Lower case, no full stop.
        package var message: String
        package var help: String
        /// In Unicode scalars.
        package var range: Range<Int>
    }

    /// The variables that have no value.
    package struct MissingVariables: Error, Sendable, Hashable {
        /// Each once, in the order of the text.
        package var names: [String]

        package init(names: [String]) {
            self.names = names
        }
    }

    /// The sections of `jobs.yaml` in which variables are replaced, also inside `environments`.
    package static let sections: Set<String> = ["store", "plugins"]

    /// The text, taken apart.
    package private(set) var pieces: [Piece] = []
    package private(set) var references: [Reference] = []
    package private(set) var problems: [Problem] = []

    /// Takes a text apart; what is malformed stays in it as it is.
    package init(_ text: String) {
        var scanner = VariableScanner(text)
        while let token = scanner.next() {
            switch token {
            case .literal(let text): append(text)
            case .reference(let reference):
                references.append(reference)
                pieces.append(.reference(name: reference.name, fallback: reference.fallback))
            case .malformed(let text, let problem):
                problems.append(problem)
                append(text)
            }
        }
    }

    /// The text with the variables' values in place.
    package func expand(with environment: [String: String]) -> Result<String, MissingVariables> {
        var text = ""
        var missing: [String] = []
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .reference(let name, let fallback):
                switch (environment[name], fallback) {
                case (let value?, nil): text += value
                case (let value?, let fallback?): text += value.isEmpty ? fallback : value
                case (nil, let fallback?): text += fallback
                case (nil, nil): if !missing.contains(name) { missing.append(name) }
                }
            }
        }
        return missing.isEmpty ? .success(text) : .failure(MissingVariables(names: missing))
    }

    /// Whether a variable can have that name: letters, digits and `_`, no digit first.
    package static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
            default: false
            }
        }
    }

    private mutating func append(_ text: String) {
        if case .literal(let before) = pieces.last {
            pieces[pieces.count - 1] = .literal(before + text)
        } else {
            pieces.append(.literal(text))
        }
    }
}
