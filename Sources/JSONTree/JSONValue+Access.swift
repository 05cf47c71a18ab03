extension JSONValue {
    /// Whether it is `null`.
    public var isNull: Bool { self == .null }

    /// The boolean, or nil for anything else.
    public var bool: Bool? {
        guard case .boolean(let value) = self else { return nil }
        return value
    }

    /// The number, if it is written as a whole number and fits; `1.0` and `1e3` give nil.
    public var int64: Int64? {
        guard case .number(let text) = self else { return nil }
        return Int64(text)
    }

    /// The number, rounded to the nearest double; nil for anything else and beyond a double's range.
    public var double: Double? {
        guard case .number(let text) = self, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// The text of a string, or nil for anything else.
    public var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The elements of an array, or nil for anything else.
    public var array: [JSONValue]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    /// The object, or nil for anything else.
    public var object: JSONObject? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// The value of an object's member; nil if there is none or this is no object.
    public subscript(key: String) -> JSONValue? {
        object?[key]
    }

    /// The element of an array; nil behind its end or if this is no array.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}
