import JobModel

extension ArgumentShape {
    /// Reads a shape off a type by having it decode from a decoder that has an answer to every question.
    ///
    /// Nil if the type does not go along: if it checks its values, say, or is an enumeration that is not
    /// `CaseIterable`. A type that contains itself is `any` where it does.
    init?(readingOff type: any Decodable.Type) {
        let probe = ShapeProbe()
        let slot = ShapeSlot()
        guard (try? probe.value(of: type, into: slot, at: [])) != nil, let shape = slot.shape else { return nil }
        self = shape
    }
}
