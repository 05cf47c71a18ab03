import JSONTree
public import JobTime

/// The job of one slot in one zone, with places for what only a subject knows.
///
/// It is a value, so that a store can make the jobs of a whole zone where the subjects are.
public struct SubjectJob: Sendable, Hashable {
    /// What all subjects share; arguments, metadata, time and unique key are filled in for each.
    public var common: JobInsert
    /// The text of the arguments, one JSON object.
    public var arguments: SubjectText
    /// The text of the metadata, one JSON object.
    public var metadata: SubjectText
    /// What the arguments must look like; nil if nobody says.
    public var shape: ArgumentShape?
    /// What makes two jobs the same; nil for nothing.
    public var unique: UniqueRule?
    /// The instant from which on subjects are spread.
    public var start: Timestamp
    /// How they are.
    public var spread: Spread
    /// The present.
    public var now: Timestamp

    /// Creates a job.
    public init(
        common: JobInsert, arguments: SubjectText, metadata: SubjectText, shape: ArgumentShape?, unique: UniqueRule?,
        start: Timestamp, spread: Spread, now: Timestamp
    ) {
        self.common = common
        self.arguments = arguments
        self.metadata = metadata
        self.shape = shape
        self.unique = unique
        self.start = start
        self.spread = spread
        self.now = now
    }

    /// The row to store for a subject, or for a schedule without subjects.
    ///
    /// - Throws: `SubjectMisfit` if what is known of the subject does not make a job of its kind.
    public func insert(for subject: Subject? = nil) throws(SubjectMisfit) -> JobInsert {
        var job = common
        job.arguments = arguments.text(for: subject)
        job.metadata = metadata.text(for: subject)
        if shape != nil || unique != nil {
            let object = try checkedObject(job.arguments)
            job.uniqueKey = unique?.key(kind: job.kind, arguments: object, queue: job.queue, now: now)
            job.uniqueStates = unique?.states
        }
        let offset = spread.offset(of: subject?.id.description ?? "")
        let time = start.advanced(by: offset)
        if offset > .zero, time > now { (job.scheduledAt, job.delay) = (time, nil) }
        return job
    }

    private func checkedObject(_ text: String) throws(SubjectMisfit) -> JSONObject {
        guard let value = try? JSONValue(parsing: text), let object = value.object else {
            throw SubjectMisfit("the arguments are not a JSON object")
        }
        let mismatches = shape?.mismatches(of: value, strict: true) ?? []
        guard mismatches.isEmpty else {
            throw SubjectMisfit(mismatches.map(\.description).joined(separator: "; "))
        }
        return object
    }
}
