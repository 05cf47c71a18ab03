public import SourceMarks

/// Reads YAML 1.2 as far as configuration files need it: one document, marks on every value, all problems at once.
public enum YAMLParser {
    /// How often a text is read again with one more mistake papered over, and how many bytes that may cost in all.
    private static let maximumRounds = 100
    private static let maximumBytes = 16 << 20

    /// Parses a file. Never fails as such: what is wrong is among the document's problems.
    public static func parse(_ file: SourceFile, limits: YAMLLimits = .standard) -> YAMLDocument {
        guard file.lines.byteCount <= limits.bytes else {
            let message = "the file has \(file.lines.byteCount) bytes; \(limits.bytes) are allowed"
            let problem = YAMLProblem(.tooLarge, message, span: .fileStart, help: "split the configuration")
            return YAMLDocument(root: nil, problems: [problem], isComplete: false)
        }
        var text = WorkingText(file)
        var problems = YAMLCharacters.check(&text)
        var bytesRead = 0
        var consequencesUpTo = 0
        for _ in 0..<maximumRounds {
            let (result, failure) = compose(text, limits)
            guard let failure else {
                return finished(result, problems, text)
            }
            let line = file.lines.line(ofScalar: failure.mark) + 1
            guard line > consequencesUpTo else {
                return finished(result, problems, text)
            }
            let diagnosis = YAMLDiagnosis.diagnose(failure, in: text, lastScalar: result.lastScalar)
            problems.append(diagnosis.problem)
            bytesRead += text.offset(ofScalar: failure.mark)
            guard let repaired = diagnosis.repaired, repaired.bytes != text.bytes, bytesRead <= maximumBytes else {
                return finished(result, problems, text)
            }
            consequencesUpTo = max(consequencesUpTo, diagnosis.consequencesUpTo)
            text = repaired
        }
        return YAMLDocument(root: nil, problems: sorted(problems), isComplete: false)
    }

    /// What one reading gave.
    private struct Result {
        var root: YAMLNode?
        var isWhole = false
        var isComplete = true
        var problems: [YAMLProblem] = []
        var scalarRanges: [Range<Int>] = []
        var lastScalar: (style: YAMLScalar.Style, span: SourceSpan)?
    }

    private static func compose(_ text: WorkingText, _ limits: YAMLLimits) -> (Result, YAMLFailure?) {
        text.bytes.withUnsafeBufferPointer { bytes in
            guard let stream = YAMLEventStream(bytes) else {
                let failure = YAMLFailure(problem: "out of memory", mark: 0, context: "", flowLevel: 0)
                return (Result(), failure)
            }
            var composer = YAMLComposer(stream: stream, text: text, bytes: bytes, limits: limits)
            var result = Result()
            var failure: YAMLFailure?
            do throws(YAMLComposer.Stop) {
                result.root = try composer.document()
                result.isWhole = true
                result.isComplete = composer.isComplete
            } catch {
                if case .syntax(let cause) = error { failure = cause }
            }
            result.problems = composer.problems
            result.scalarRanges = composer.scalarRanges
            result.lastScalar = composer.lastScalar
            return (result, failure)
        }
    }

    private static func finished(
        _ result: Result, _ problems: [YAMLProblem], _ text: WorkingText
    ) -> YAMLDocument {
        let end = result.isWhole ? text.bytes.count : result.scalarRanges.last?.upperBound ?? 0
        return YAMLDocument(
            root: result.root, problems: sorted(problems + result.problems),
            comments: YAMLComments.find(in: text, outside: result.scalarRanges, upTo: end),
            isComplete: result.isWhole && result.isComplete && text.isComplete)
    }

    private static func sorted(_ problems: [YAMLProblem]) -> [YAMLProblem] {
        let numbered = problems.enumerated().sorted {
            ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
        }
        return numbered.map(\.element)
    }
}
