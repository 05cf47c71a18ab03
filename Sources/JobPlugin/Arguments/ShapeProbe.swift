import FoundationEssentials
import JSONTree
import JobModel
import JobTime

/// Finds a value of any decodable type and notes what the type asks for on the way.
final class ShapeProbe {
    /// Why a type cannot be read.
    struct Unreadable: Error {}

    /// More than any sane type has; whoever needs more loops.
    private static let maximumSteps = 10_000
    private static let maximumDepth = 48

    private var steps = 0
    private var typesUnderWay: [ObjectIdentifier] = []

    /// A value of the type.
    /// - Throws: `Unreadable`, or what the type's own `init(from:)` throws.
    func value<Value: Decodable>(
        of type: Value.Type, into slot: ShapeSlot, at path: [any CodingKey]
    ) throws -> Value {
        steps += 1
        guard steps <= Self.maximumSteps, path.count <= Self.maximumDepth else { throw Unreadable() }
        if let known = knownValue(of: type, into: slot) {
            return try cast(known)
        }
        if let collection = type as? any ProbedCollection.Type {
            return try cast(try collection.probe(self, into: slot, at: path))
        }
        if let cases = type as? any CaseIterable.Type, let value = firstCase(of: cases, into: slot) {
            return try cast(value)
        }
        let identity = ObjectIdentifier(type)
        guard !typesUnderWay.contains(identity) else {
            slot.become(.any)
            throw Unreadable()
        }
        typesUnderWay.append(identity)
        defer { typesUnderWay.removeLast() }
        let value = try Value(from: ShapeDecoder(probe: self, slot: slot, codingPath: path))
        if slot.isEmpty {
            slot.becomeObject()
        }
        return value
    }

    /// A value of a type that need not have one, for what asks can do without: nil if the type does not go along.
    func valueIfAny<Value: Decodable>(
        of type: Value.Type, into slot: ShapeSlot, at path: [any CodingKey]
    ) -> Value? {
        do {
            return try value(of: type, into: slot, at: path)
        } catch {
            slot.giveUp()
            return nil
        }
    }

    /// Values of the types whose form is agreed upon, whatever their own `init(from:)` does.
    private func knownValue(of type: any Decodable.Type, into slot: ShapeSlot) -> Any? {
        switch type {
        case is Bool.Type: return known(false, .boolean, slot)
        case is String.Type: return known("", .string, slot)
        case is Double.Type: return known(Double.zero, .number, slot)
        case is Float.Type: return known(Float.zero, .number, slot)
        case is Decimal.Type: return known(Decimal.zero, .number, slot)
        case is Timestamp.Type: return known(Timestamp(microseconds: 0), .timestamp, slot)
        case is CivilDate.Type: return known(CivilDate(daysSinceEpoch: 0), .date, slot)
        case is Date.Type: return known(Date(timeIntervalSince1970: 0), .timestamp, slot)
        case is UUID.Type: return known(UUID(), .string, slot)
        case is Data.Type: return known(Data(), .string, slot)
        case is URL.Type: return URL(string: "https://example.org").flatMap { known($0, .string, slot) }
        case is JSONValue.Type: return known(JSONValue.null, .any, slot)
        default:
            guard let integer = type as? any (FixedWidthInteger & Decodable).Type else { return nil }
            slot.become(.integer)
            return zero(of: integer)
        }
    }

    private func known(_ value: Any, _ shape: ArgumentShape, _ slot: ShapeSlot) -> Any? {
        slot.become(shape)
        return value
    }

    private func zero<Integer: FixedWidthInteger>(of type: Integer.Type) -> Any {
        Integer.zero
    }

    /// An enumeration that is stored as text becomes one of its texts, one stored as a number a whole number.
    private func firstCase<Cases: CaseIterable>(of type: Cases.Type, into slot: ShapeSlot) -> Any? {
        guard let first = Cases.allCases.first, let raw = first as? any RawRepresentable else { return nil }
        if raw.rawValue is String {
            let texts = Cases.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
            slot.become(.enumeration(texts))
            return first
        }
        guard raw.rawValue is any FixedWidthInteger else { return nil }
        slot.become(.integer)
        return first
    }

    private func cast<Value>(_ value: Any) throws -> Value {
        guard let value = value as? Value else { throw Unreadable() }
        return value
    }
}
