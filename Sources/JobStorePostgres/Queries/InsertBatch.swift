import JSONTree
import JobModel
import JobSQL
import JobStore
import JobTime
import PostgresDriver

/// The jobs of one insert, without those that another one of them keeps out: the server refuses a statement that meets
/// one key twice.
struct InsertBatch {
    /// The jobs to be sent.
    private(set) var rows: [NewJobRow] = []
    /// For each job of the caller, the row that stands for it, and whether that is another job's.
    private var places: [(row: Int, isTwin: Bool)] = []

    /// Sorts jobs out.
    /// - Throws: `StoreError` with the code `invalid` for arguments or metadata that cannot be a JSON object.
    init(_ jobs: [NewJobRow]) throws {
        rows.reserveCapacity(jobs.count)
        places.reserveCapacity(jobs.count)
        var holders: [[UInt8]: Int] = [:]
        for job in jobs {
            guard job.job.arguments.beginsObject, job.job.metadata.beginsObject else {
                throw Self.refusal(of: job) ?? StoreError(.invalid, "a job has arguments that are not a JSON object")
            }
            // A key blocks, and is blocked, only in the states it comes with.
            let key = job.isHolding ? job.uniqueKey : nil
            if let key, let holder = holders[key] {
                places.append((holder, true))
                continue
            }
            if let key { holders[key] = rows.count }
            places.append((rows.count, false))
            rows.append(job)
        }
    }

    /// The rows as arrays, in the order of the statements' parameters.
    func parameters(isUnique: Bool) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(rows.map(\.state.rawValue))
        parameters.add(rows.map(\.job.scheduledAt))
        parameters.add(array: rows, of: .bigint) { writer, row in
            if let delay = row.job.delay {
                writer.write(Timestamp(microseconds: 0).advanced(by: delay).microseconds)
            } else {
                writer.writeNull()
            }
        }
        parameters.add(rows.map { Int16(clamping: $0.job.priority) })
        parameters.add(rows.map { Int16(clamping: $0.job.maxAttempts) })
        parameters.add(rows.map(\.job.arguments))
        parameters.add(rows.map(\.job.kind.rawValue))
        parameters.add(rows.map(\.job.metadata))
        parameters.add(rows.map(\.job.queue))
        parameters.add(rows.map(\.tags))
        guard isUnique else { return parameters }
        parameters.add(rows.map(\.uniqueKey))
        parameters.add(array: rows, of: .smallint) { writer, row in
            if let states = row.uniqueStates {
                writer.write(Int16(truncatingIfNeeded: states))
            } else {
                writer.writeNull()
            }
        }
        return parameters
    }

    /// One result for each job of the caller.
    func results(_ stored: (_ row: NewJobRow, _ index: Int) throws -> InsertResult) rethrows -> [InsertResult] {
        let results = try rows.enumerated().map { try stored($0.element, $0.offset) }
        return places.map { place in
            var result = results[place.row]
            if place.isTwin { result.isDuplicate = true }
            return result
        }
    }

    /// What is wrong with the jobs whose values the server refused.
    func refusal(for error: SQLError) -> StoreError {
        rows.lazy.compactMap(Self.refusal(of:)).first
            ?? StoreError(.invalid, "a job has a value that the server cannot hold: \(error)")
    }

    private static func refusal(of row: NewJobRow) -> StoreError? {
        [("arguments", row.job.arguments), ("metadata", row.job.metadata)]
            .first { (try? JSONValue(parsing: $0.1))?.object == nil }
            .map { StoreError(.invalid, "the \($0.0) of a job of kind \(row.job.kind) are not a JSON object") }
    }
}

extension String {
    /// Whether JSON text can only be that of an object; the server reads the rest.
    fileprivate var beginsObject: Bool {
        let space = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
        return utf8.first { !space.contains($0) } == UInt8(ascii: "{")
    }
}
