/// The 44 bytes before each half of a compiled time zone.
struct TZifHeader {
    let version: Int
    let universalCount: Int
    let standardCount: Int
    let leapCount: Int
    let timeCount: Int
    let typeCount: Int
    let characterCount: Int

    /// Reads the header.
    ///
    /// - Parameter isUsed: whether the data behind it counts; of data that is passed over the size is enough.
    init(_ cursor: inout TZifCursor, isUsed: (_ version: Int) -> Bool = { _ in true }) throws(TZifError) {
        let start = cursor.position
        guard try cursor.int32() == 0x545A_6966 else {
            throw TZifError("it does not begin with \"TZif\"", at: start)
        }
        switch try cursor.byte() {
        case 0: version = 1
        case let byte where byte >= UInt8(ascii: "2"): version = Int(byte) - 0x30
        case let byte: throw TZifError("version byte \(byte) is unknown", at: start + 4)
        }
        try cursor.skip(15)
        universalCount = try cursor.count()
        standardCount = try cursor.count()
        leapCount = try cursor.count()
        timeCount = try cursor.count()
        typeCount = try cursor.count()
        characterCount = try cursor.count()
        if isUsed(version) { try check(from: start) }
    }

    private func check(from start: Int) throws(TZifError) {
        guard (1...256).contains(typeCount) else {
            throw TZifError("it has \(typeCount) offsets instead of 1 to 256", at: start + 36)
        }
        guard characterCount > 0 else { throw TZifError("it has no abbreviations", at: start + 40) }
        guard universalCount == 0 || universalCount == typeCount else {
            throw TZifError("the count of UTC indicators is \(universalCount)", at: start + 20)
        }
        guard standardCount == 0 || standardCount == typeCount else {
            throw TZifError("the count of standard indicators is \(standardCount)", at: start + 24)
        }
    }

    /// Bytes of the data behind the header; counts are below 2^32, so this cannot overflow.
    func blockSize(timeSize: Int) -> Int {
        timeCount * (timeSize + 1) + typeCount * 6 + characterCount + leapCount * (timeSize + 4) + standardCount
            + universalCount
    }
}
