import JobModel
import JobTime
import Testing

@Suite("What follows the end of an attempt")
struct AttemptRulesTests {
    static let rules = AttemptRules(
        attempt: 2, maxAttempts: 5, failures: 1, backoff: Backoff(.polynomial(exponent: 4)))
    static let last = AttemptRules(attempt: 5, maxAttempts: 5, failures: 4, backoff: .river)

    struct Case: Sendable {
        var end: AttemptEnd
        var isCancellationRequested = false
        var expected: JobFinish.Outcome
    }

    static let cases: [Case] = [
        Case(end: .returned(.completed), expected: .completed),
        Case(end: .returned(.completed), isCancellationRequested: true, expected: .completed),
        Case(end: .returned(.snoozed(for: .seconds(60))), expected: .snooze(.seconds(60))),
        Case(end: .returned(.snoozed(for: .zero)), expected: .snooze(.zero)),
        Case(
            end: .returned(.snoozed(for: .seconds(60))), isCancellationRequested: true,
            expected: .cancel(error: AttemptRules.cancelledByRequestText)),
        Case(end: .returned(.cancelled(reason: "no sense")), expected: .cancel(error: "no sense")),
        Case(end: .returned(.discarded(reason: "never")), expected: .discard(error: "never")),
        Case(
            end: .failed(AttemptFailure(error: "boom", trace: "t")),
            expected: .retry(after: .seconds(16), error: "boom", trace: "t")),
        Case(
            end: .failed(AttemptFailure(error: "boom", decision: .retry(after: .seconds(90)))),
            expected: .retry(after: .seconds(90), error: "boom")),
        Case(
            end: .failed(AttemptFailure(error: "boom", decision: .retry(after: .seconds(-1)))),
            expected: .retry(after: .seconds(16), error: "boom")),
        Case(
            end: .failed(AttemptFailure(error: "boom", decision: .discard(reason: "rejected"))),
            expected: .discard(error: "rejected: boom")),
        Case(
            end: .failed(AttemptFailure(error: "boom", decision: .cancel(reason: "gone"))),
            expected: .cancel(error: "gone: boom")),
        Case(
            end: .failed(AttemptFailure(error: "boom")), isCancellationRequested: true,
            expected: .cancel(error: AttemptRules.cancelledByRequestText)),
        Case(end: .unreadable(error: "args.id: missing"), expected: .discard(error: "args.id: missing")),
        Case(end: .cutOff, expected: .release),
        Case(
            end: .cutOff, isCancellationRequested: true,
            expected: .cancel(error: AttemptRules.cancelledByRequestText)),
        Case(end: .cancelledByRequest, expected: .cancel(error: AttemptRules.cancelledByRequestText)),
    ]

    @Test("each end has its consequence", arguments: cases)
    func consequence(_ example: Case) {
        let outcome = Self.rules.outcome(
            of: example.end, isCancellationRequested: example.isCancellationRequested, unit: 0.5)
        #expect(outcome == example.expected)
    }

    @Test("a negative snooze is a failure")
    func negativeSnooze() {
        guard
            case .retry(let delay, let error, _) = Self.rules.outcome(
                of: .returned(.snoozed(for: .seconds(-5))), unit: 0)
        else {
            Issue.record("not retried")
            return
        }
        #expect(delay == .seconds(16))
        #expect(error.contains("negative"))
    }

    @Test("after the last attempt the job is discarded, whatever the hook says")
    func lastAttempt() {
        let failure = AttemptFailure(error: "boom", decision: .retry(after: .seconds(1)))
        #expect(Self.last.outcome(of: .failed(failure), unit: 0.5) == .discard(error: "boom"))
        #expect(Self.last.outcome(of: .returned(.snoozed(for: .seconds(9))), unit: 0.5) == .snooze(.seconds(9)))
        #expect(Self.last.outcome(of: .cutOff, unit: 0.5) == .release)
    }

    @Test("the delay counts failures, not attempts")
    func countsFailures() {
        var rules = Self.rules
        rules.attempt = 4
        rules.failures = 0
        let outcome = rules.outcome(of: .failed(AttemptFailure(error: "e")), unit: 0.5)
        #expect(outcome == .retry(after: .seconds(1), error: "e"))
    }

    @Test("an error's text loses NUL and what is beyond 8 KiB, and no character is torn")
    func errorText() {
        #expect(ErrorText.safe("a\u{0}b") == "ab")
        #expect(ErrorText.safe("short") == "short")
        let exact = String(repeating: "x", count: ErrorText.maximumLength)
        #expect(ErrorText.safe(exact) == exact)
        let long = ErrorText.safe(String(repeating: "é", count: 5_000))
        #expect(long.utf8.count <= ErrorText.maximumLength)
        #expect(long.utf8.count > ErrorText.maximumLength - 4)
        #expect(long.hasSuffix("é…"))
    }
}
