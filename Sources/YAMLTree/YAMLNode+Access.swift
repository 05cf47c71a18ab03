extension YAMLNode {
    /// The scalar, or nil for a list or a map.
    public var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// The elements of a list, or nil for anything else.
    public var sequence: [YAMLNode]? {
        guard case .sequence(let elements) = content else { return nil }
        return elements
    }

    /// The map, or nil for anything else.
    public var mapping: YAMLMapping? {
        guard case .mapping(let mapping) = content else { return nil }
        return mapping
    }

    /// The value of a key; nil if there is none or this is no map.
    public subscript(key: String) -> YAMLNode? {
        mapping?[key]?.value
    }

    /// Whether it is an empty value or one of `null`, `Null`, `NULL`, `~`.
    public var isNull: Bool { scalar?.isNull ?? false }
}
