/// A half-open range of a text file: `end` is the position behind the last scalar.
public struct SourceSpan: Hashable, Sendable {
    /// The first position inside.
    public var start: SourcePosition
    /// The first position behind.
    public var end: SourcePosition

    /// Creates a span from its two ends.
    public init(start: SourcePosition, end: SourcePosition) {
        self.start = start
        self.end = end
    }

    /// The empty span at the start of a file, for problems that concern the file as a whole.
    public static let fileStart = SourceSpan(start: .start, end: .start)

    /// A part of this span on its first line, `offset` scalars in and `length` scalars long.
    ///
    /// For spans inside one-line ASCII text such as a cron expression, where scalars and bytes agree.
    public func part(offset: Int, length: Int) -> SourceSpan {
        let from = SourcePosition(line: start.line, column: start.column + offset, offset: start.offset + offset)
        let to = SourcePosition(line: start.line, column: from.column + length, offset: from.offset + length)
        return SourceSpan(start: from, end: to)
    }
}
