import ArgumentParser
import JSONTree
import JobStore

extension MigrationID.Line: ExpressibleByArgument {}

extension [MigrationID] {
    /// The versions of one line, as the commands print them.
    func versions(of line: MigrationID.Line) -> JSONValue {
        .array(filter { $0.line == line }.map { JSONValue($0.version) })
    }
}
