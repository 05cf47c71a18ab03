import JobSQL

/// Counts how often each tag is used, in a group and over its organisation.
struct TagCounting {
    private let tags: TagTable
    private let groups: GroupTable

    init(_ transaction: any SQLTransaction) {
        tags = TagTable(transaction)
        groups = GroupTable(transaction)
    }

    /// Counts the tags of a group, then those of the organisation it belongs to.
    func recount(group: Int64) throws {
        try countGroup(group)
        try countOrganisation(groups.head(of: group))
    }

    private func countGroup(_ group: Int64) throws {
        var uses: [String: (name: String, count: Int64)] = [:]
        for name in try tags.usedNames(in: group) {
            uses[name.lowercased(), default: (name, 0)].count += 1
        }
        try tags.clearCounts(of: group)
        for use in uses.values.sorted(by: { $0.name < $1.name }) {
            try tags.setCount(use.count, of: use.name, in: group)
        }
        try colour(group)
    }

    private func countOrganisation(_ head: Int64) throws {
        try tags.clearOrganisationCounts(of: head)
        for (name, count) in try tags.organisationCounts(head: head) {
            try tags.setOrganisationCount(count, of: name, in: head)
        }
        try colour(head)
    }

    /// A tag without a colour takes that of its namesake in the organisation, else one that its name picks.
    private func colour(_ group: Int64) throws {
        let head = try groups.head(of: group)
        for name in try tags.namesWithoutColour(in: group) {
            let colour = try tags.colour(of: name, head: head) ?? TagPalette.colour(of: name)
            try tags.setColour(colour, of: name, in: group)
        }
    }
}
