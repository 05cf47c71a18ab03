/// Where the columns of a population stand.
struct PopulationHeader: Sendable {
    let id: Int
    let zone: Int
    /// How many columns there are.
    let count: Int
    /// The other columns, in their order.
    let others: [String]

    /// The columns whose text is kept while a line is read.
    var kept: CSVTokenizer.KeptFields { CSVTokenizer.KeptFields(id, zone) }

    init(_ names: [String]) throws(PopulationCSVError) {
        guard let id = names.firstIndex(of: "id") else { throw PopulationCSVError(.missingColumn("id")) }
        guard let zone = names.firstIndex(of: "time_zone") else {
            throw PopulationCSVError(.missingColumn("time_zone"))
        }
        self.id = id
        self.zone = zone
        count = names.count
        others = names.filter { $0 != "id" && $0 != "time_zone" }
    }
}
