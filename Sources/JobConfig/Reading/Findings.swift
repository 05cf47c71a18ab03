import JobDiagnostics

/// Collects what one pass finds. A place that aliases repeat is reported once, with each of its uses.
///
/// A class, so that the readers of one pass share it; it never leaves that pass.
final class Findings {
    private struct Key: Hashable {
        var code: DiagnosticCode
        var location: Location
        var message: String
    }

    /// More uses of one place than this are not listed.
    private static let mostUses = 8

    private(set) var diagnostics: [Diagnostic] = []
    private var positions: [Key: Int] = [:]

    /// Whether the same was found, apart from its uses.
    func contains(_ diagnostic: Diagnostic) -> Bool {
        positions[key(diagnostic)] != nil
    }

    private func key(_ diagnostic: Diagnostic) -> Key {
        Key(code: diagnostic.code, location: diagnostic.location, message: diagnostic.message)
    }

    func add(_ diagnostic: Diagnostic) {
        let key = key(diagnostic)
        guard let position = positions[key] else {
            positions[key] = diagnostics.count
            diagnostics.append(diagnostic)
            return
        }
        let known = diagnostics[position].related
        let new = diagnostic.related.filter { !known.contains($0) }
        guard known.count < Findings.mostUses else { return }
        diagnostics[position].related += new
    }
}
