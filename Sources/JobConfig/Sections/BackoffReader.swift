import JobDiagnostics
import JobModel

/// Reads `backoff:` of a retry policy.
enum BackoffReader {
    private enum Curve: String, CaseIterable, Sendable {
        case constant, linear, exponential, polynomial, delays

        /// The keys that shape it.
        var keys: [String] {
            switch self {
            case .constant, .linear: ["base"]
            case .exponential: ["base", "factor"]
            case .polynomial: ["exponent"]
            case .delays: ["delays"]
            }
        }
    }

    private static let shapeKeys = ["base", "factor", "exponent", "delays"]

    /// Nil if the wait cannot be told, which is reported.
    static func read(_ map: MappingReader) -> Backoff? {
        let jitter = map.value("jitter", default: 0.1) { $0.percentage() }
        let cap = map.optionalDuration("cap")
        let guess: Curve = map["delays"] != nil ? .delays : .polynomial
        let curve = map.choice("curve", default: guess)
        guard !curve.isUnreadable else { return nil }
        if curve.isDefault, map["delays"] == nil, map["base"] != nil || map["factor"] != nil {
            map.reportMissing(oneOf: ["curve"], help: "write curve: constant, linear or exponential")
            return nil
        }
        map.refuse(
            shapeKeys.filter { !curve.value.keys.contains($0) },
            because: { "'\($0)' means nothing with the curve \(curve.value.rawValue)" },
            help: "\(curve.value.rawValue) takes \(curve.value.keys.joined(separator: " and "))")
        guard let shape = shape(curve.value, map), !jitter.isUnreadable, cap?.isUnreadable != true else { return nil }
        return Backoff(shape, cap: cap?.value, jitter: jitter.value)
    }

    private static func shape(_ curve: Curve, _ map: MappingReader) -> Backoff.Curve? {
        switch curve {
        case .constant: return base(map).map { .constant($0) }
        case .linear: return base(map).map { .linear(base: $0) }
        case .exponential:
            let factor = map.number("factor")
            guard let base = base(map), !factor.isUnreadable else { return nil }
            return .exponential(base: base, factor: factor.value)
        case .polynomial:
            let exponent = map.number("exponent")
            return exponent.isUnreadable ? nil : .polynomial(exponent: exponent.value)
        case .delays:
            return delays(map).map { .delays($0) }
        }
    }

    private static func base(_ map: MappingReader) -> Duration? {
        guard let base = map.optionalDuration("base") else {
            map.reportMissing(oneOf: ["base"], help: "write the first wait, such as base: 30s")
            return nil
        }
        return base.isUnreadable ? nil : base.value
    }

    private static func delays(_ map: MappingReader) -> [Duration]? {
        guard let node = map["delays"] else {
            map.reportMissing(oneOf: ["delays"], help: "write the waits, such as delays: [30s, 1m, 5m]")
            return nil
        }
        guard let elements = node.list(of: "durations", atLeast: 1) else { return nil }
        let delays = elements.map { $0.duration(atLeast: .zero) }
        return delays.contains(nil) ? nil : delays.compactMap(\.self)
    }
}
