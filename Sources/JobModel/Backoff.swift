#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How long to wait after a failure.
public struct Backoff: Sendable, Hashable {
    /// The delay as a function of n, the number of failures so far including this one.
    public enum Curve: Sendable, Hashable {
        /// Always the same.
        case constant(Duration)
        /// `base × n`
        case linear(base: Duration)
        /// `base × factor^(n - 1)`
        case exponential(base: Duration, factor: Double)
        /// `n^exponent` seconds; River's and Sidekiq's curve has the exponent 4.
        case polynomial(exponent: Double)
        /// One delay after another; the last repeats.
        case delays([Duration])
    }

    /// The curve.
    public var curve: Curve
    /// No delay is longer than this, before jitter.
    public var cap: Duration?
    /// A fraction from 0 to 1: the delay is multiplied by a random number from `1 - jitter` to `1 + jitter`.
    public var jitter: Double

    /// Creates a backoff.
    public init(_ curve: Curve, cap: Duration? = nil, jitter: Double = 0) {
        self.curve = curve
        self.cap = cap
        self.jitter = jitter
    }

    /// `n^4` seconds with 10 % jitter.
    public static let river = Backoff(.polynomial(exponent: 4), jitter: 0.1)

    /// Longest delay there is: River clamps at the nanoseconds of a 64-bit integer; a hundred years are plenty.
    static let longest: Double = 100 * 365 * 86_400

    /// The delay after the failure number `n`, without jitter.
    public func baseDelay(afterFailure n: Int) -> Duration {
        let n = max(1, n)
        let seconds: Double =
            switch curve {
            case .constant(let delay): delay.inSeconds
            case .linear(let base): base.inSeconds * Double(n)
            case .exponential(let base, let factor): base.inSeconds * pow(factor, Double(n - 1))
            case .polynomial(let exponent): pow(Double(n), exponent)
            case .delays(let delays): (delays.isEmpty ? .zero : delays[min(n, delays.count) - 1]).inSeconds
            }
        let bounded = min(max(seconds.isNaN ? Backoff.longest : seconds, 0), Backoff.longest)
        let delay = Duration.microseconds(Int64((bounded * 1_000_000).rounded()))
        return cap.map { min($0, delay) } ?? delay
    }

    /// The delay after the failure number `n`.
    /// - Parameter unit: a random number from 0 to 1.
    public func delay(afterFailure n: Int, unit: Double) -> Duration {
        let base = baseDelay(afterFailure: n)
        guard jitter > 0 else { return base }
        let factor = 1 + jitter * (2 * min(max(unit, 0), 1) - 1)
        return .microseconds(Int64(max(0, base.inSeconds * factor) * 1_000_000))
    }
}

extension Duration {
    /// Seconds with fraction.
    package var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
