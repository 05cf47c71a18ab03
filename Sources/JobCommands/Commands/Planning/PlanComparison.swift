import JobConfig
import JobPlanning
import JobScheduling

/// Plans the other configuration just as the plan itself was made, and compares the two.
struct PlanComparison: Sendable {
    let compared: ComparedConfiguration
    let workspace: Workspace
    let reader: PopulationReader

    /// What differs, and what the operator should know beside it.
    func difference(of plan: Plan, _ request: PlanRequest) async throws -> (PlanDifference, messages: [String]) {
        var request = request
        request.schedules = request.schedules.map(names(of:))
        let population = try await population(request)
        request.population = population.population
        // The store and the zones are those of today: the files are compared, not the machines.
        let before = Planner(compared.configuration, zones: workspace.zones).plan(request)
        let problems = ScheduleCompilation(compared.configuration.schedules, zones: workspace.zones).problems
        var messages = compared.messages + problems.map { "\(compared.side.name): \($0)" } + population.messages
        if before.isTruncated || plan.isTruncated {
            messages.append("only the fires listed on each side are compared: there are more")
        }
        return (PlanDifference(before: before, after: plan, side: compared.side), messages)
    }

    /// The same schedules under the ids that they had.
    private func names(of ids: Set<String>) -> Set<String> {
        ids.union(ids.compactMap { workspace.configuration.schedule($0)?.renamedFrom?.value })
    }

    /// Numbers already read serve again for schedules with the same users; others are read.
    private func population(_ request: PlanRequest) async throws -> PopulationReader.Result {
        var known = request.population
        known.members = [:]
        known.reasons = [:]
        for schedule in compared.configuration.schedules {
            let id = schedule.id.value
            // A file that was given for the old id.
            if let own = request.population.members[id], workspace.configuration.schedule(id) == nil {
                known.members[id] = own
                continue
            }
            let now =
                workspace.configuration.schedule(id)
                ?? workspace.configuration.schedules.first { $0.renamedFrom?.value == id }
            guard let now, now.zone.value.members == schedule.zone.value.members else { continue }
            known.members[id] = request.population.members[now.id.value]
            known.reasons[id] = request.population.reasons[now.id.value]
        }
        var reader = reader
        reader.workspace.configuration = compared.configuration
        reader.workspace.configuration.store = workspace.configuration.store
        return try await reader.population(
            users: [], user: request.user?.id, window: request.populationWindow,
            schedules: request.schedules, known: known)
    }
}

extension ScheduleZone {
    fileprivate var members: Members? {
        if case .eachUser(let members, _) = self { members } else { nil }
    }
}
