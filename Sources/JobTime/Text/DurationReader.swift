/// Reads one duration and explains what is wrong with it.
struct DurationReader {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var milliseconds: Int64 = 0
    private var last: DurationUnit?

    /// The most a timestamp can be moved by.
    private static let limit = Int64.max / 1_000

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    mutating func read() throws(DurationTextError) -> Int64 {
        guard !scalars.isEmpty else { throw problem("a duration is missing", help: "write one such as 30s", 0..<0) }
        if scalars[0] == "-" {
            throw problem("a duration cannot be negative", help: nil, 0..<scalars.count)
        }
        while position < scalars.count { try readTerm() }
        return milliseconds
    }

    private mutating func readTerm() throws(DurationTextError) {
        let start = position
        let digits = take { $0.isASCIIDigit }
        guard !digits.isEmpty else { throw notANumber(at: start) }
        if position < scalars.count, scalars[position] == "." || scalars[position] == "," {
            throw fraction(from: start, whole: digits)
        }
        let unitStart = position
        let symbol = take { $0.properties.isAlphabetic }
        guard let unit = DurationUnit(symbol: symbol) else {
            throw wrongUnit(symbol, digits: digits, from: start, unitStart: unitStart)
        }
        if let last, unit <= last {
            throw problem(
                unit == last ? "the unit \(unit.symbol) stands twice" : "\(unit.symbol) stands after \(last.symbol)",
                help: "write each unit once, from large to small, as in 1d2h30m", start..<position)
        }
        last = unit
        guard let value = Int64(digits),
            case let (scaled, over) = value.multipliedReportingOverflow(by: unit.milliseconds),
            !over, case let (sum, over2) = milliseconds.addingReportingOverflow(scaled), !over2,
            sum <= DurationReader.limit
        else {
            throw problem("\(digits)\(symbol) is too long", help: nil, start..<position)
        }
        milliseconds = sum
    }

    private mutating func take(while matches: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while position < scalars.count, matches(scalars[position]) {
            text.append(scalars[position])
            position += 1
        }
        return String(text)
    }

    private func notANumber(at start: Int) -> DurationTextError {
        let scalar = scalars[start]
        if scalar == " " || scalar == "\t" {
            let joined = scalars.filter { $0 != " " && $0 != "\t" }.text
            return problem(
                "a duration has no blanks", help: isDuration(joined) ? "write \(joined)" : nil, start..<start + 1)
        }
        if scalar == "+" { return problem("a duration has no sign", help: "leave out the +", start..<start + 1) }
        if scalar.properties.numericType != nil {
            return problem("digits must be ASCII, 0 to 9", help: nil, start..<start + 1)
        }
        return problem(
            "\"\(text(start..<scalars.count))\" does not begin with a number",
            help: "write a duration such as 30s or 1h30m",
            start..<scalars.count)
    }

    private func wrongUnit(_ symbol: String, digits: String, from start: Int, unitStart: Int) -> DurationTextError {
        guard !symbol.isEmpty else {
            if position < scalars.count, scalars[position] == " " { return notANumber(at: position) }
            if position < scalars.count {
                return problem(
                    "\"\(scalars[position])\" is not a unit", help: "the units are w, d, h, m, s and ms",
                    position..<position + 1)
            }
            guard let unit = last?.next else {
                return problem("\(digits) has no unit", help: "say the unit: \(digits)s", start..<position)
            }
            let whole = text(0..<position) + unit.symbol
            return problem("\(digits) has no unit", help: "say the unit: \(whole)", start..<position)
        }
        if let meant = DurationUnit(spelling: symbol) {
            return problem(
                "\"\(symbol)\" is not a unit", help: "write \(text(0..<unitStart))\(meant.symbol)", unitStart..<position
            )
        }
        return problem(
            "\"\(symbol)\" is not a unit", help: "the units are w, d, h, m, s and ms", unitStart..<position)
    }

    /// `1.5h` has an exact spelling without a fraction, which is the help.
    private func fraction(from start: Int, whole: String) -> DurationTextError {
        var rest = self
        rest.position += 1
        let decimals = rest.take { $0.isASCIIDigit }
        let symbol = rest.take { $0.properties.isAlphabetic }
        let range = start..<max(rest.position, start + 1)
        let message = "a duration has no fraction"
        guard let unit = DurationUnit(symbol: symbol), (1...3).contains(decimals.count), let tail = Int64(decimals),
            let head = Int64(whole), head < 1_000_000
        else { return problem(message, help: "use a smaller unit", range) }
        let scale: Int64 = decimals.reduce(1) { scale, _ in scale * 10 }
        let exact = tail * unit.milliseconds
        guard exact % scale == 0 else { return problem(message, help: "use a smaller unit", range) }
        let total = head * unit.milliseconds + exact / scale
        return problem(message, help: "write \(DurationText.print(.milliseconds(total)))", range)
    }

    private func isDuration(_ text: String) -> Bool {
        (try? DurationText.parse(text)) != nil
    }

    private func text(_ range: Range<Int>) -> String {
        scalars[range].text
    }

    private func problem(_ message: String, help: String?, _ range: Range<Int>) -> DurationTextError {
        DurationTextError(message: message, help: help, offset: range.lowerBound, length: range.count)
    }
}
