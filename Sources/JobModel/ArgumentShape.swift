/// What a JSON value must look like: the types of `args:` in `jobs.yaml`.
public indirect enum ArgumentShape: Sendable, Hashable {
    /// A whole number of 64 bits.
    case integer
    /// Any number.
    case number
    /// Text.
    case string
    /// `true` or `false`.
    case boolean
    /// An instant as RFC 3339 text.
    case timestamp
    /// A date as `YYYY-MM-DD` text.
    case date
    /// Any object.
    case object
    /// Anything, null included.
    case any
    /// `[T]`
    case array(of: ArgumentShape)
    /// `{string: T}`: any keys, one shape.
    case map(of: ArgumentShape)
    /// An object with these fields.
    case fields([String: Field])
    /// One of these texts.
    case enumeration([String])

    /// A field of an object.
    public struct Field: Sendable, Hashable {
        /// Its shape.
        public var shape: ArgumentShape
        /// Whether it may be absent or null.
        public var isOptional: Bool

        /// Creates a field.
        public init(_ shape: ArgumentShape, isOptional: Bool = false) {
            self.shape = shape
            self.isOptional = isOptional
        }
    }
}
