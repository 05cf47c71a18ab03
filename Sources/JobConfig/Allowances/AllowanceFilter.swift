package import JobDiagnostics
import SourceMarks

/// Takes out what the files' comments allow.
package enum AllowanceFilter {
    /// What is left of the findings, and a warning for each allowance that silenced nothing.
    package struct Result: Sendable {
        /// The findings that nobody allowed.
        package var kept: [Diagnostic]
        /// Allowances without effect, as findings.
        package var unused: [Diagnostic]
    }

    private struct Place: Hashable {
        var file: String
        var line: Int
        var code: DiagnosticCode
    }

    /// Only warnings and notes can be allowed: a configuration with an error cannot be used.
    package static func apply(_ allowances: [Allowance], to diagnostics: [Diagnostic]) -> Result {
        let allowed = Set(allowances.map(place))
        var used: Set<Place> = []
        var refused: Set<Place> = []
        let kept = diagnostics.filter { diagnostic in
            let place = Place(
                file: diagnostic.location.file, line: diagnostic.location.span.start.line, code: diagnostic.code)
            guard allowed.contains(place) else { return true }
            guard diagnostic.severity < .error else {
                refused.insert(place)
                return true
            }
            used.insert(place)
            return false
        }
        let unused = allowances.filter { !used.contains(place($0)) }.map { allowance in
            refused.contains(place(allowance)) ? cannotAllow(allowance) : silencesNothing(allowance)
        }
        return Result(kept: kept, unused: unused)
    }

    private static func place(_ allowance: Allowance) -> Place {
        Place(file: allowance.location.file, line: allowance.line, code: allowance.code)
    }

    private static func silencesNothing(_ allowance: Allowance) -> Diagnostic {
        Diagnostic(
            ReadingCode.allowUnused, .warning, "nothing on line \(allowance.line) has the code \(allowance.code)",
            at: allowance.location, help: "remove the comment")
    }

    private static func cannotAllow(_ allowance: Allowance) -> Diagnostic {
        Diagnostic(
            ReadingCode.allowOfError, .warning, "\(allowance.code) is an error here, and errors cannot be allowed",
            at: allowance.location, help: "mend the error, then remove the comment")
    }
}
