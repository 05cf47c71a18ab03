import JobModel

/// Types that are empty without asking for an element, so that the probe asks in their stead.
protocol ProbedCollection {
    /// An empty value; what an element is goes into the slot, even if no value of it can be found.
    static func probe(_ probe: ShapeProbe, into slot: ShapeSlot, at path: [any CodingKey]) throws -> Any
}

extension Array: ProbedCollection where Element: Decodable {
    static func probe(_ probe: ShapeProbe, into slot: ShapeSlot, at path: [any CodingKey]) throws -> Any {
        slot.becomeArray()
        _ = probe.valueIfAny(of: Element.self, into: slot.element(), at: path + [ProbeKey("element")])
        return Array()
    }
}

extension Set: ProbedCollection where Element: Decodable {
    static func probe(_ probe: ShapeProbe, into slot: ShapeSlot, at path: [any CodingKey]) throws -> Any {
        _ = try Array<Element>.probe(probe, into: slot, at: path)
        return Set()
    }
}

extension Dictionary: ProbedCollection where Key: Decodable, Value: Decodable {
    static func probe(_ probe: ShapeProbe, into slot: ShapeSlot, at path: [any CodingKey]) throws -> Any {
        guard Key.self is String.Type || Key.self is Int.Type || Key.self is any CodingKeyRepresentable.Type else {
            // Any other key makes the dictionary an array of keys and values in turn.
            slot.become(.array(of: .any))
            return Dictionary()
        }
        slot.becomeMap()
        _ = probe.valueIfAny(of: Value.self, into: slot.field("value"), at: path + [ProbeKey("value")])
        return Dictionary()
    }
}

extension Optional: ProbedCollection where Wrapped: Decodable {
    static func probe(_ probe: ShapeProbe, into slot: ShapeSlot, at path: [any CodingKey]) throws -> Any {
        _ = probe.valueIfAny(of: Wrapped.self, into: slot, at: path)
        slot.isOptional = true
        return Optional.none as Any
    }
}
