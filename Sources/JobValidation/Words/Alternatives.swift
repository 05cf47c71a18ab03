import SourceMarks

/// The help for a name that is not there: what was probably meant, or what there is.
enum Alternatives {
    /// So many names are listed; the rest is counted.
    static let mostListed = 7

    /// `did you mean "mailers"?`, or `there are critical, default and low`; nil if there is nothing to offer.
    static func help(for name: String, among names: [String]) -> String? {
        if let meant = names.first(where: { $0 != name && $0.lowercased() == name.lowercased() }) {
            return "did you mean \"\(meant)\"?"
        }
        if let meant = Suggestion.closest(to: name, among: names) { return "did you mean \"\(meant)\"?" }
        guard names.count > 1 else { return names.first.map { "there is only \($0)" } }
        return "there are \(list(names))"
    }

    /// The names that are used, and those that a name which is not there was probably meant to be.
    static func meant(by used: [String], among names: [String]) -> Set<String> {
        let known = Set(names)
        let unknown = Set(used).subtracting(known)
        return Set(used).union(unknown.compactMap { Suggestion.closest(to: $0, among: names) })
    }

    /// `a, b and c`, at most seven names.
    static func list(_ names: [String]) -> String {
        guard names.count > 1 else { return names.first ?? "nothing" }
        guard names.count > mostListed else {
            return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
        }
        return names.prefix(mostListed).joined(separator: ", ") + " and \(names.count - mostListed) more"
    }
}
