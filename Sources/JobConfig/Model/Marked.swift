package import JobDiagnostics

/// A value with the place it was read from, or, for a default, the place that leaves it out.
package struct Marked<Value: Sendable>: Sendable {
    /// The value.
    package var value: Value
    /// Where it is written.
    package var location: Location
    /// Whether the file leaves it out and the value is a default.
    package var isDefault: Bool
    /// Whether what is written could not be read and the value only stands in for it: already reported, so that
    /// checks of the value would mislead.
    package var isUnreadable: Bool
    /// Where an alias or a merge key brought the value in, if one did.
    package var usedAt: Location?

    package init(
        _ value: Value, at location: Location, isDefault: Bool = false, isUnreadable: Bool = false,
        usedAt: Location? = nil
    ) {
        self.value = value
        self.location = location
        self.isDefault = isDefault
        self.isUnreadable = isUnreadable
        self.usedAt = usedAt
    }

    /// The same place with another value.
    package func map<Other: Sendable>(_ transform: (Value) -> Other) -> Marked<Other> {
        Marked<Other>(
            transform(value), at: location, isDefault: isDefault, isUnreadable: isUnreadable, usedAt: usedAt)
    }
}
