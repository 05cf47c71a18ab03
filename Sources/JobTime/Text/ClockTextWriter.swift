/// Writes the digits of dates and times into the bytes of one new text.
struct ClockTextWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// Room for a date, a time, a fraction and an offset, whatever the year.
    private static let capacity = 64

    /// The text that `body` writes.
    static func text(_ body: (inout ClockTextWriter) -> Void) -> String {
        String(unsafeUninitializedCapacity: capacity) { buffer in
            var writer = ClockTextWriter(buffer: buffer)
            body(&writer)
            return writer.count
        }
    }

    private init(buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    mutating func write(_ character: Unicode.Scalar) {
        buffer[count] = UInt8(ascii: character)
        count += 1
    }

    /// The number with leading zeros up to `width` digits.
    mutating func write(_ number: Int, width: Int) {
        if number < 0 { write("-") }
        var rest = number.magnitude
        var digits = 1
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        let end = count + max(digits, width)
        rest = number.magnitude
        for place in stride(from: end - 1, through: count, by: -1) {
            buffer[place] = UInt8(0x30 + rest % 10)
            rest /= 10
        }
        count = end
    }

    /// `2026-11-24`
    mutating func write(_ date: CivilDate) {
        write(date.year, width: 4)
        write("-")
        write(date.month, width: 2)
        write("-")
        write(date.day, width: 2)
    }

    /// `06:00:00`
    mutating func write(_ time: CivilTime) {
        write(time.hour, width: 2)
        write(":")
        write(time.minute, width: 2)
        write(":")
        write(time.second, width: 2)
    }

    /// `Z`, `+05:45` or `-03:00`.
    mutating func write(offset: Int) {
        guard offset != 0 else { return write("Z") }
        let minutes = abs(offset) / 60
        write(offset < 0 ? "-" : "+")
        write(minutes / 60, width: 2)
        write(":")
        write(minutes % 60, width: 2)
    }
}
