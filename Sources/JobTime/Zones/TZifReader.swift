/// Reads compiled time zones, versions 1 to 4 of the format in RFC 9636.
package enum TZifReader {
    /// Reads the bytes of one file.
    ///
    /// Of version 2 and later the 64-bit half and the footer are used; the 32-bit half may hold anything of its size.
    /// Data that counts leap seconds, such as that in the folder `right`, is refused: Unix time has none, and such files
    /// often end with the last leap second that was known.
    /// - Throws: ``TZifError`` for anything that is damaged; no input can make it trap.
    package static func parse(_ bytes: [UInt8]) throws(TZifError) -> ZoneRules {
        var cursor = TZifCursor(bytes)
        var header = try TZifHeader(&cursor) { $0 == 1 }
        guard header.version >= 2 else {
            return try rules(header, &cursor, timeSize: 4, footer: nil)
        }
        try cursor.skip(header.blockSize(timeSize: 4))
        header = try TZifHeader(&cursor)
        var ahead = cursor
        try ahead.skip(header.blockSize(timeSize: 8))
        return try rules(header, &cursor, timeSize: 8, footer: footer(&ahead))
    }

    private static func footer(_ cursor: inout TZifCursor) throws(TZifError) -> PosixZoneRule? {
        let start = cursor.position
        guard try cursor.byte() == 0x0A else { throw TZifError("the footer does not begin with a new line", at: start) }
        var text: [UInt8] = []
        while true {
            let byte = try cursor.byte()
            if byte == 0x0A { break }
            text.append(byte)
        }
        if text.isEmpty { return nil }
        guard let rule = PosixZoneRule(String(decoding: text, as: UTF8.self)) else {
            throw TZifError("the footer is not a POSIX time zone rule", at: start + 1)
        }
        return rule
    }

    private static func rules(
        _ header: TZifHeader, _ cursor: inout TZifCursor, timeSize: Int, footer: PosixZoneRule?
    ) throws(TZifError) -> ZoneRules {
        // The bytes are known to be there before anything is reserved for them.
        try cursor.require(header.blockSize(timeSize: timeSize))
        guard header.leapCount == 0 else {
            throw TZifError("it counts leap seconds, which Unix time does not", at: cursor.position)
        }
        let transitions = try times(header.timeCount, &cursor, timeSize: timeSize)
        var kinds: [Int] = []
        kinds.reserveCapacity(header.timeCount)
        for _ in 0..<header.timeCount {
            let position = cursor.position
            let kind = Int(try cursor.byte())
            guard kind < header.typeCount else {
                throw TZifError("a transition names offset \(kind) of \(header.typeCount)", at: position)
            }
            kinds.append(kind)
        }
        let offsets = try offsets(header, &cursor)
        return ZoneRules(transitions: transitions, kinds: kinds, offsets: offsets, footer: footer)
    }

    private static func times(
        _ count: Int, _ cursor: inout TZifCursor, timeSize: Int
    ) throws(TZifError) -> [Int64] {
        var times: [Int64] = []
        times.reserveCapacity(count)
        for _ in 0..<count {
            let position = cursor.position
            let time = try cursor.time(timeSize)
            guard time.magnitude <= 1 << 60 else {
                throw TZifError("a transition lies before or after all time", at: position)
            }
            if let last = times.last, time <= last {
                throw TZifError("transitions are not in ascending order", at: position)
            }
            times.append(time)
        }
        return times
    }

    private static func offsets(_ header: TZifHeader, _ cursor: inout TZifCursor) throws(TZifError) -> [ZoneOffset] {
        var names = cursor
        try names.skip(header.typeCount * 6)
        var offsets: [ZoneOffset] = []
        for _ in 0..<header.typeCount {
            let position = cursor.position
            let seconds = Int(try cursor.int32())
            let isDST = try cursor.byte()
            let index = Int(try cursor.byte())
            guard abs(seconds) < 26 * 3_600 else {
                throw TZifError("an offset of \(seconds) seconds is more than a day", at: position)
            }
            guard isDST <= 1 else { throw TZifError("the daylight flag is \(isDST)", at: position + 4) }
            guard index < header.characterCount else {
                throw TZifError("an abbreviation begins at \(index) of \(header.characterCount)", at: position + 5)
            }
            let name = try names.text(at: names.position + index, before: names.position + header.characterCount)
            offsets.append(ZoneOffset(seconds: seconds, abbreviation: name, isDST: isDST == 1))
        }
        return offsets
    }
}
