import SourceMarks

/// The help for names that are not there: what was probably meant, or what there is.
struct Alternatives {
    /// So many names are listed; the rest is counted.
    static let mostListed = 7

    private let names: [String]
    private let known: KnownNames
    private var budget = KnownNames.standardBudget

    /// Makes the names ready that there are.
    init(_ names: [String]) {
        self.names = names
        known = KnownNames(names)
    }

    /// `did you mean "mailers"?`, or `there are critical, default and low`; nil if there is nothing to offer.
    mutating func help(for name: String) -> String? {
        if let meant = known.closest(to: name, budget: &budget) { return "did you mean \"\(meant)\"?" }
        guard names.count > 1 else { return names.first.map { "there is only \($0)" } }
        return "there are \(Self.list(names))"
    }

    /// The help for a single name.
    static func help(for name: String, among names: [String]) -> String? {
        var alternatives = Alternatives(names)
        return alternatives.help(for: name)
    }

    /// The names that are used, and those that a name which is not there was probably meant to be.
    static func meant(by used: [String], among names: [String]) -> Set<String> {
        let known = KnownNames(names)
        var budget = KnownNames.standardBudget
        let unknown = Set(used).subtracting(names).sorted()
        return Set(used).union(unknown.compactMap { known.closest(to: $0, budget: &budget) })
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
