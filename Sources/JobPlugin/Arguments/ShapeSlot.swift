import JobModel

/// Where a decoded type leaves what it asked for; a class, for decoding containers share it.
final class ShapeSlot {
    private enum Content {
        case nothing
        case scalar(ArgumentShape)
        case elements([ShapeSlot])
        case fields([String: ShapeSlot])
        case map(ShapeSlot?)
    }

    private var content = Content.nothing
    /// Whether the type copes with absence or null.
    var isOptional = false

    /// What was asked for; nil if nothing was, or if what is inside is not known.
    var shape: ArgumentShape? {
        switch content {
        case .nothing: return nil
        case .scalar(let shape): return shape
        case .elements(let slots):
            let shapes = Set(slots.map { $0.shape ?? .any })
            return .array(of: shapes.count == 1 ? shapes.first ?? .any : .any)
        case .map(let slot): return .map(of: slot.map { $0.shape ?? .any } ?? .any)
        case .fields(let slots):
            var fields: [String: ArgumentShape.Field] = [:]
            for (name, slot) in slots {
                guard let shape = slot.shape else { return nil }
                fields[name] = ArgumentShape.Field(shape, isOptional: slot.isOptional)
            }
            return .fields(fields)
        }
    }

    var isEmpty: Bool {
        if case .nothing = content { true } else { false }
    }

    func become(_ shape: ArgumentShape) {
        content = .scalar(shape)
    }

    func becomeArray() {
        if case .elements = content { return }
        content = .elements([])
    }

    func becomeObject() {
        switch content {
        case .fields, .map: break
        default: content = .fields([:])
        }
    }

    func becomeMap() {
        if case .map = content { return }
        content = .map(nil)
    }

    /// Forgets an object that was read in part only; a text or number stays what it is.
    func giveUp() {
        if case .scalar = content { return }
        content = .scalar(.any)
    }

    /// The place of one element; elements of several shapes have none in common.
    func element() -> ShapeSlot {
        let slot = ShapeSlot()
        if case .elements(let slots) = content {
            content = .elements(slots + [slot])
        }
        return slot
    }

    /// The place of one field, or of the values of a map.
    func field(_ name: String) -> ShapeSlot {
        switch content {
        case .fields(var slots):
            if let slot = slots[name] { return slot }
            let slot = ShapeSlot()
            slots[name] = slot
            content = .fields(slots)
            return slot
        case .map(let slot?): return slot
        default:
            let slot = ShapeSlot()
            content = .map(slot)
            return slot
        }
    }
}
