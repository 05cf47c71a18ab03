import JobModel

extension NameRule {
    /// The rule as a pattern for editors; names that start `x-` are no names in these files.
    var pattern: String {
        switch self {
        case .queue: "^(?!x-)(?=.{1,64}$)[a-z0-9]+([_-][a-z0-9]+)*$"
        case .identifier: "^(?!x-)(?=.{1,100}$)[a-z0-9]+([._-][a-z0-9]+)*$"
        case .kind: "^(?!x-)[A-Za-z0-9_][-A-Za-z0-9_<>/.:+\\[\\]]{1,126}$"
        case .tag: "^[A-Za-z0-9_][-A-Za-z0-9_]{1,253}[A-Za-z0-9_]$"
        }
    }
}
