import SourceMarks

/// Finds passwords and tokens that are written out in a text, by where they stand.
///
/// `${NAME}` is no secret, as its value stands elsewhere; the default in `${NAME:-value}` is read like any text.
struct SecretFinder {
    /// A secret and where it stands, in Unicode scalars.
    struct Secret: Hashable {
        var range: Range<Int>
        /// What it is, for a message: never its text.
        var what: String
        /// Whether it opens only something on this machine.
        var isLoopback: Bool
    }

    private static let queryKeys: Set<String> = [
        "password", "passwd", "pwd", "sslpassword", "secret", "token", "access_token", "api_key", "apikey", "key",
        "signature", "client_secret",
    ]

    private let scalars: [Unicode.Scalar]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// Secrets in URLs: the password in front of the host, and parameters named like one.
    var inURLs: [Secret] {
        var found: [Secret] = []
        var index = 0
        while index + 2 < scalars.count {
            guard scalars[index] == ":", scalars[index + 1] == "/", scalars[index + 2] == "/" else {
                index += 1
                continue
            }
            let start = index + 3
            let end = end(from: start) { "/?#".unicodeScalars.contains($0) }
            let at = scalars[start..<end].lastIndex(of: "@")
            let host = (at.map { $0 + 1 } ?? start)..<end
            let isLoopback = Self.isLoopback(text(host))
            if let at, let colon = scalars[start..<at].firstIndex(of: ":"), isWritten(colon + 1..<at) {
                found.append(Secret(range: colon + 1..<at, what: "a password", isLoopback: isLoopback))
            }
            found += parameters(from: end, isLoopback: isLoopback)
            index = max(end, start)
        }
        return found
    }

    /// The whole text, if it is the value of a key that is named like a secret.
    func named(_ key: String) -> Secret? {
        let folded = key.lowercased().filter { $0 != "_" && $0 != "-" }
        let words = ["password", "passwd", "secret", "token", "apikey", "privatekey", "credential"]
        guard words.contains(where: folded.hasSuffix), isWritten(0..<scalars.count) else { return nil }
        return Secret(range: 0..<scalars.count, what: "a secret", isLoopback: false)
    }

    private func parameters(from start: Int, isLoopback: Bool) -> [Secret] {
        guard let question = scalars[start...].firstIndex(of: "?") else { return [] }
        var found: [Secret] = []
        var index = question + 1
        while index < scalars.count {
            let end = end(from: index) { "&# ".unicodeScalars.contains($0) }
            if let equals = scalars[index..<end].firstIndex(of: "=") {
                let isNamed = Self.queryKeys.contains(text(index..<equals).lowercased())
                if isNamed, isWritten(equals + 1..<end) {
                    found.append(
                        Secret(
                            range: equals + 1..<end, what: "the parameter \(text(index..<equals))",
                            isLoopback: isLoopback))
                }
            }
            guard end < scalars.count, scalars[end] == "&" else { break }
            index = end + 1
        }
        return found
    }

    /// The first scalar that ends the part, outside of `${…}`; a brace that closes an outer reference and a blank end it too.
    private func end(from start: Int, where isEnd: (Unicode.Scalar) -> Bool) -> Int {
        var depth = 0
        var index = start
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "$", index + 1 < scalars.count, scalars[index + 1] == "{" {
                depth += 1
                index += 1
            } else if scalar == "}" {
                guard depth > 0 else { return index }
                depth -= 1
            } else if depth == 0, scalar == " " || isEnd(scalar) {
                return index
            }
            index += 1
        }
        return index
    }

    /// Whether the part is more than nothing and more than a reference without a default.
    private func isWritten(_ range: Range<Int>) -> Bool {
        let text = text(range)
        guard !text.isEmpty else { return false }
        guard text.hasPrefix("${"), text.hasSuffix("}") else { return true }
        guard let separator = text.firstRange(of: ":-") else { return false }
        return text[separator.upperBound...].dropLast().isEmpty == false
    }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    private static func isLoopback(_ authority: String) -> Bool {
        if authority.hasPrefix("[::1]") { return true }
        let host = authority.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        return host == "localhost" || host.hasPrefix("127.") || host.isEmpty
    }
}
