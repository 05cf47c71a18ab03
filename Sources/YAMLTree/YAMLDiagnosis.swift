import SourceMarks

/// Names the mistake behind a syntax error, and papers over it so that the rest can be read too.
struct YAMLDiagnosis {
    /// The mistake.
    let problem: YAMLProblem
    /// The text with the mistake papered over; nil if nothing sensible can be read behind it.
    let repaired: WorkingText?
    /// Up to this 1-based line, a further error is taken for a consequence of this one.
    var consequencesUpTo = 0

    /// Diagnoses a failure; `lastScalar` is the last scalar that was read before it.
    static func diagnose(
        _ failure: YAMLFailure, in text: WorkingText, lastScalar: (style: YAMLScalar.Style, span: SourceSpan)?
    ) -> YAMLDiagnosis {
        let finder = YAMLTrapFinder(failure: failure, text: text)
        return finder.valueTrap() ?? finder.tab() ?? finder.unclosed(lastScalar) ?? finder.structure() ?? finder.other()
    }

    init(_ problem: YAMLProblem, repaired: WorkingText?, consequencesUpTo: Int = 0) {
        self.problem = problem
        self.repaired = repaired
        self.consequencesUpTo = consequencesUpTo
    }
}
