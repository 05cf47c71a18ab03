import ArgumentParser
import JSONTree
import JobStore

/// A line of migrations, as an option names it.
enum MigrationLine: String, ExpressibleByArgument, CaseIterable {
    case river, runner

    /// The store's word for it.
    var line: MigrationID.Line { self == .river ? .river : .runner }
}

extension [MigrationID] {
    /// The versions of one line, as the commands print them.
    func versions(of line: MigrationID.Line) -> JSONValue {
        .array(filter { $0.line == line }.map { JSONValue($0.version) })
    }
}
