/// Why a population cannot be read at all.
package struct PopulationCSVError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: Sendable, Hashable {
        /// The file is empty.
        case noHeader
        /// The quotes of the first line do not match.
        case damagedHeader
        /// The first line does not name this column.
        case missingColumn(String)
    }

    package let reason: Reason

    init(_ reason: Reason) {
        self.reason = reason
    }

    package var description: String {
        switch reason {
        case .noHeader: "the file is empty; its first line must name the columns id and time_zone"
        case .damagedHeader: "the quotes of the first line do not match"
        case .missingColumn(let name): "the first line names no column \(name); it must begin like id,time_zone"
        }
    }
}
