package import JobTime

/// Reads a population from CSV: a header line with `id`, `time_zone` and any further columns, quoted as RFC 4180 says.
///
/// Bytes are given in pieces of any size, so that a file need not be held as a whole. Nothing is made per line but
/// a look into a table of zones.
package struct PopulationCSV: Sendable {
    /// A line that is left out.
    package struct BadLine: Sendable, Hashable {
        /// From 1, the header included; a quoted field may make a record longer than its first line.
        package let line: Int
        package let reason: PopulationCSVProblem
    }

    /// What a file holds.
    package struct Result: Sendable, Hashable {
        /// Subjects by zone as written.
        package var counts: [ZoneName: Int]
        /// Good lines.
        package var subjects: Int
        /// Lines left out.
        package var badLineCount: Int
        /// The first of them.
        package var badLines: [BadLine]
        /// The columns beside `id` and `time_zone`, in their order.
        package var columns: [String]
        /// The zone of the subject looked for; nil if it does not occur.
        package var found: ZoneName?
    }

    /// So many bad lines are named, the others only counted.
    package static let namedBadLines = 20

    private var tokens = CSVTokenizer()
    private var header: PopulationHeader?
    private var tally = ZoneTally()
    private var subjects = 0
    private var badLineCount = 0
    private var badLines: [BadLine] = []
    private var wanted: [UInt8]?
    private var found: ZoneName?

    /// - Parameter id: a subject whose zone is to be found on the way.
    package init(lookingFor id: String? = nil) {
        wanted = id.map { Array($0.utf8) }
    }

    /// Reads the next piece.
    ///
    /// - Throws: ``PopulationCSVError`` if the header lacks a column.
    package mutating func read(_ bytes: UnsafeRawBufferPointer) throws(PopulationCSVError) {
        for byte in bytes where tokens.take(byte) {
            try endRecord()
        }
    }

    /// Reads the last line, if it has no line break, and gives the result.
    ///
    /// - Throws: ``PopulationCSVError`` if there is no header, or it lacks a column.
    package mutating func finish() throws(PopulationCSVError) -> Result {
        if tokens.finish() { try endRecord() }
        guard let header else { throw PopulationCSVError(.noHeader) }
        return Result(
            counts: tally.counts, subjects: subjects, badLineCount: badLineCount, badLines: badLines,
            columns: header.others, found: found)
    }

    /// Reads a whole text.
    package static func parse(
        _ bytes: [UInt8], lookingFor id: String? = nil
    ) throws(PopulationCSVError) -> Result {
        var reader = PopulationCSV(lookingFor: id)
        var failure: PopulationCSVError?
        bytes.withUnsafeBytes { buffer in
            do throws(PopulationCSVError) { try reader.read(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        return try reader.finish()
    }

    private mutating func endRecord() throws(PopulationCSVError) {
        defer { tokens.startRecord(keeping: header?.kept) }
        guard let header else {
            if tokens.isBlank { return }
            if tokens.problem != nil { throw PopulationCSVError(.damagedHeader) }
            self.header = try PopulationHeader(tokens.fields.map { String(decoding: $0, as: UTF8.self) })
            return
        }
        if tokens.isBlank { return }
        if let reason = problem(header) {
            badLineCount += 1
            if badLines.count < PopulationCSV.namedBadLines {
                badLines.append(BadLine(line: tokens.line, reason: reason))
            }
            return
        }
        subjects += 1
        tally.add(tokens.fields[header.zone])
        if let wanted, found == nil, tokens.fields[header.id] == wanted {
            found = ZoneName(String(decoding: tokens.fields[header.zone], as: UTF8.self))
        }
    }

    private func problem(_ header: PopulationHeader) -> PopulationCSVProblem? {
        if let problem = tokens.problem { return problem }
        if tokens.count != header.count { return .fieldCount(tokens.count, expected: header.count) }
        return tokens.fields[header.id].isEmpty ? .emptyID : nil
    }
}
