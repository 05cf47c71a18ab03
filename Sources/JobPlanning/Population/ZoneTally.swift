import JobTime

/// Counts texts given as bytes, without making a string of each.
struct ZoneTally: Sendable {
    private var names: [[UInt8]] = []
    private var numbers: [Int] = []
    /// Indices into `names` plus one, 0 for free; its size is a power of two, at most half full.
    private var slots = [Int](repeating: 0, count: 1_024)

    /// The counts by text.
    var counts: [ZoneName: Int] {
        Dictionary(zip(names.map { ZoneName(String(decoding: $0, as: UTF8.self)) }, numbers), uniquingKeysWith: +)
    }

    mutating func add(_ name: [UInt8]) {
        let slot = slot(of: name)
        if slots[slot] > 0 {
            numbers[slots[slot] - 1] += 1
            return
        }
        names.append(name)
        numbers.append(1)
        slots[slot] = names.count
        if names.count * 2 > slots.count { grow() }
    }

    private func slot(of name: [UInt8]) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
        while slots[slot] > 0, names[slots[slot] - 1] != name { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        slots = [Int](repeating: 0, count: slots.count * 2)
        for (index, name) in names.enumerated() { slots[slot(of: name)] = index + 1 }
    }
}
