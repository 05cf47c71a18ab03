extension ArgumentShape {
    /// Compares what is declared with what a handler decodes, both ways, by the order of names.
    ///
    /// A declaration may be narrower than the handler: an `integer` for a number, an enumeration for a string, a
    /// required field for an optional one. The last is reported, but breaks nothing.
    public static func differences(
        declared: ArgumentShape, handler: ArgumentShape, at path: String = "args"
    ) -> [ShapeDifference] {
        switch (declared, handler) {
        case (_, .any): []
        case (.array(let left), .array(let right)): differences(declared: left, handler: right, at: path + "[]")
        case (.map(let left), .map(let right)): differences(declared: left, handler: right, at: path + "{}")
        case (.fields(let fields), .map(let value)):
            fields.sorted { $0.key < $1.key }.flatMap { name, field in
                differences(declared: field.shape, handler: value, at: self.path(path, name))
            }
        case (.fields(let left), .fields(let right)): differences(left, right, at: path)
        default: declared.isWithin(handler) ? [] : [mismatch(declared, handler, at: path)]
        }
    }

    private static func differences(
        _ declared: [String: Field], _ handler: [String: Field], at path: String
    ) -> [ShapeDifference] {
        Set(declared.keys).union(handler.keys).sorted().flatMap { name -> [ShapeDifference] in
            let place = self.path(path, name)
            switch (declared[name], handler[name]) {
            case (let left?, let right?): return differences(left, right, at: place)
            case (let left?, nil): return [missingInHandler(left, at: place)]
            case (nil, let right?): return [missingInDeclared(right, at: place)]
            case (nil, nil): return []
            }
        }
    }

    private static func differences(_ declared: Field, _ handler: Field, at path: String) -> [ShapeDifference] {
        let shapes = differences(declared: declared.shape, handler: handler.shape, at: path)
        guard declared.isOptional != handler.isOptional, handler.shape != .any else { return shapes }
        let message =
            declared.isOptional
            ? "declared as optional, but the handler requires it" : "optional for the handler, but declared as required"
        let difference = ShapeDifference(
            path: path, kind: .optionality, message: message, breaksJobs: declared.isOptional)
        return shapes + [difference]
    }

    private static func missingInHandler(_ field: Field, at path: String) -> ShapeDifference {
        ShapeDifference(
            path: path, kind: .missingInHandler,
            message: "declared as \(field.shape), but the handler has no such field",
            breaksJobs: false)
    }

    private static func missingInDeclared(_ field: Field, at path: String) -> ShapeDifference {
        let verb = field.isOptional ? "knows" : "requires"
        return ShapeDifference(
            path: path, kind: .missingInDeclared,
            message: "the handler \(verb) it as \(field.shape), but it is not declared",
            breaksJobs: !field.isOptional)
    }

    private static func mismatch(
        _ declared: ArgumentShape, _ handler: ArgumentShape, at path: String
    ) -> ShapeDifference {
        ShapeDifference(
            path: path, kind: .typeMismatch, message: "declared as \(declared), but the handler takes \(handler)",
            breaksJobs: true)
    }

    /// Whether each value of this shape is one of the other, for shapes that are not compared part by part.
    private func isWithin(_ other: ArgumentShape) -> Bool {
        switch (self, other) {
        case (_, .any), (.integer, .number): true
        case (.timestamp, .string), (.date, .string), (.enumeration, .string): true
        case (.fields, .object), (.map, .object): true
        case (.enumeration(let mine), .enumeration(let theirs)): Set(mine).isSubset(of: theirs)
        default: self == other
        }
    }
}
