/// A built-in type of the server, by its fixed number. Types of a schema, such as River's enum, have none: they are
/// cast to in the statement.
package enum PostgresType: UInt32, Sendable, Hashable {
    /// Worked out by the server.
    case unknown = 0
    /// `boolean`
    case boolean = 16
    /// `bytea`
    case bytea = 17
    /// `bigint`
    case bigint = 20
    /// `smallint`
    case smallint = 21
    /// `integer`
    case integer = 23
    /// `text`
    case text = 25
    /// `tid`
    case tid = 27
    /// `double precision`
    case double = 701
    /// `date`
    case date = 1082
    /// `timestamptz`
    case timestamptz = 1184
    /// `interval`
    case interval = 1186
    /// `smallint[]`
    case smallintArray = 1005
    /// `text[]`
    case textArray = 1009
    /// `bytea[]`
    case byteaArray = 1001
    /// `tid[]`
    case tidArray = 1010
    /// `bigint[]`
    case bigintArray = 1016
    /// `timestamptz[]`
    case timestamptzArray = 1185

    /// The type of its arrays; for those that parameters have.
    var array: PostgresType {
        switch self {
        case .bigint: .bigintArray
        case .smallint: .smallintArray
        case .text: .textArray
        case .bytea: .byteaArray
        case .tid: .tidArray
        case .timestamptz: .timestamptzArray
        default: preconditionFailure("no arrays of \(self) are sent")
        }
    }
}
