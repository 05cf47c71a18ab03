import JobTime
import PostgresDriver

/// The values of a statement that is put together: each gets its place as it is added.
struct CohortParameters {
    private(set) var values = PostgresParameters()

    /// - Returns: `$1` for the first, and so on.
    mutating func add(_ write: (inout PostgresParameters) -> Void) -> String {
        write(&values)
        return "$\(values.count)"
    }

    mutating func add(_ value: String) -> String { add { $0.add(value) } }
    mutating func add(_ value: String?) -> String { add { $0.add(value) } }
    mutating func add(_ value: Int64) -> String { add { $0.add(value) } }
    mutating func add(_ value: Timestamp) -> String { add { $0.add(value) } }
    mutating func add(_ value: CivilDate) -> String { add { $0.add(value) } }
    mutating func add(_ value: [UInt8]) -> String { add { $0.add(value) } }
    mutating func add(_ value: [String]) -> String { add { $0.add(value) } }
}
