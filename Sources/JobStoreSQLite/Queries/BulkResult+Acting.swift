import JobModel
import JobStore
import SQLiteDriver

extension BulkResult {
    /// Acts on one job after another; ids without a job are told apart.
    static func acting(
        on ids: [Int64], _ connection: SQLiteConnection,
        _ act: (_ id: Int64, _ state: JobState) throws -> ActResult
    ) throws -> BulkResult {
        var result = BulkResult()
        let statement = try connection.prepare("SELECT state FROM river_job WHERE id = ?1")
        for id in ids {
            try statement.bind(1, integer: id)
            guard try statement.step() else {
                result.skipped.append(Skip(id: id, reason: "there is no such job", isUnknown: true))
                continue
            }
            let state = try JobState(stored: statement.text(at: 0))
            statement.reset()
            switch try act(id, state) {
            case .changed: result.changed.append(id)
            case .skipped(let reason): result.skipped.append(Skip(id: id, reason: reason))
            }
        }
        return result
    }
}
