import YAMLTree

/// Lays one tree over another: maps merge deeply, scalars and lists replace, null removes.
enum TreeOverlay {
    /// The base with the overlay on it. Each part keeps the place where it is written.
    static func merge(_ overlay: YAMLNode, over base: YAMLNode) -> YAMLNode {
        guard let upper = overlay.mapping, let lower = base.mapping else { return overlay }
        var merged = base
        merged.content = .mapping(merge(upper, over: lower))
        return merged
    }

    static func merge(_ upper: YAMLMapping, over lower: YAMLMapping) -> YAMLMapping {
        var entries: [YAMLMapping.Entry] = []
        for entry in lower.entries {
            guard let change = upper[entry.key] else {
                entries.append(entry)
                continue
            }
            if change.value.isNull { continue }
            var entry = entry
            if change.value.mapping == nil || entry.value.mapping == nil {
                entry = change
            } else {
                entry.value = merge(change.value, over: entry.value)
            }
            entries.append(entry)
        }
        for entry in upper.entries where lower[entry.key] == nil && !entry.value.isNull {
            var entry = entry
            entry.value = withoutNulls(entry.value)
            entries.append(entry)
        }
        return YAMLMapping(entries)
    }

    /// Null removes also where there is nothing to remove.
    private static func withoutNulls(_ node: YAMLNode) -> YAMLNode {
        guard let mapping = node.mapping else { return node }
        var node = node
        node.content = .mapping(
            YAMLMapping(
                mapping.entries.filter { !$0.value.isNull }.map { entry in
                    var entry = entry
                    entry.value = withoutNulls(entry.value)
                    return entry
                }))
        return node
    }
}
