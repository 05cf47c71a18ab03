import JobConfig
import JobPlanning
import JobPlugin
import JobRuntime
import JobScheduling
import JobStore
import JobStoreSQLite
import JobTime

/// Finds out how many users per-user schedules have: from `--users` files, else from the audiences themselves.
struct PopulationReader: Sendable {
    /// No zone has been further from UTC, local mean times included; where data of one's own is, counts are unknown.
    private static let widestOffset = Duration.seconds(16 * 3_600)

    var workspace: Workspace
    let global: GlobalOptions
    let context: CommandContext
    /// Ids that `--users` may name although the files have them no more.
    var formerSchedules: Set<String> = []
    /// Whether audiences are read, if there is a store.
    var asksStore = true

    struct Result: Sendable {
        var population: Population
        /// The zone of the user looked for, if a file has one.
        var userZone: ZoneName?
        /// What the operator should know beside the plan.
        var messages: [String] = []
    }

    /// - Parameter known: numbers that were read before; a schedule that has some, or a reason for none, is not asked
    ///   about.
    func population(
        users: [String], user: String?, window: Range<Timestamp>, schedules wanted: Set<String>?,
        known: Population = Population()
    ) async throws -> Result {
        var result = Result(population: known)
        for entry in users { try read(entry, user: user, into: &result) }
        let open = workspace.configuration.schedules.filter { schedule in
            guard case .eachUser = schedule.zone.value else { return false }
            return (wanted?.contains(schedule.id.value) ?? true) && schedule.enabled.value
                && result.population.members(of: schedule.id.value) == nil
                && known.reasons[schedule.id.value] == nil
        }
        guard asksStore else {
            result.population.reasonIfUnknown = "the number of users is unknown: no --users file, and no store is asked"
            return result
        }
        if !open.isEmpty { await ask(open, user: user, window: window, into: &result) }
        return result
    }

    // MARK: Files

    private func read(_ entry: String, user: String?, into result: inout Result) throws {
        let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
        let isNamed =
            parts.count == 2
            && (workspace.configuration.schedule(parts[0]) != nil || formerSchedules.contains(parts[0]))
        let path = isNamed ? parts[1] : entry
        let bytes = try InputFile.read(path, context: context)
        let read: PopulationCSV.Result
        do {
            read = try PopulationCSV.parse(bytes, lookingFor: user)
        } catch {
            throw CommandFailure(
                .findings, code: "bad_users_file", "\(path): \(error)", help: "the first line is id,time_zone")
        }
        for line in read.badLines { result.messages.append("\(path):\(line.line): \(line.reason)") }
        if read.badLineCount > 0 {
            let lines = read.badLineCount == 1 ? "1 bad line was" : "\(read.badLineCount) bad lines were"
            result.messages.append("\(path): \(lines) left out")
        }
        let members = Population.Members(source: path, counts: .everyDate(read.counts))
        if isNamed { result.population.members[parts[0]] = members } else { result.population.everyone = members }
        result.userZone = result.userZone ?? read.found
    }

    // MARK: Audiences

    private func ask(
        _ schedules: [ScheduleDefinition], user: String?, window: Range<Timestamp>, into result: inout Result
    ) async {
        do {
            let store = try await StoreOpener(global: global, context: context)
                .open(workspace.configuration.store, folder: workspace.folder, creating: false, migrations: .required)
            let session = StoreSession(
                store: store, configuration: workspace.runtimeConfiguration(environment: context.environment),
                workspace: workspace, context: context)
            let audiences = try session.audiences(of: workspace, context: context)
            for schedule in schedules {
                do {
                    let audience = try audiences.audience(of: schedule)
                    let dates = dates(of: schedule, in: window)
                    if let user, result.userZone == nil {
                        result.userZone = try await zone(of: user, in: audience, dates)
                    }
                    result.population.members[schedule.id.value] = try await count(audience, schedule, dates)
                } catch {
                    result.population.reasons[schedule.id.value] = "the number of users is unknown: \(error)"
                }
            }
            await store.close()
        } catch let failure as CommandFailure {
            result.population.reasonIfUnknown = "the number of users is unknown: \(failure.message)"
        } catch {
            result.population.reasonIfUnknown = "the number of users is unknown: \(error)"
        }
    }

    /// The nominal dates on which the schedule fires within the window, on some clock; the window's first if none.
    private func dates(of schedule: ScheduleDefinition, in window: Range<Timestamp>) -> [CivilDate] {
        let slack = PopulationReader.widestOffset
        let reach = window.lowerBound.advanced(by: .zero - slack)..<window.upperBound.advanced(by: slack)
        let runs = Recurrence(trigger: schedule.trigger.value.trigger).occurrences(in: reach)
        let dates = Set(runs.lazy.map(\.date)).sorted()
        return dates.isEmpty ? [ZoneRules.utc.local(at: window.lowerBound).date] : dates
    }

    /// The zone of the user in an audience on the first of the dates.
    private func zone(of user: String, in audience: any Audience, _ dates: [CivilDate]) async throws -> ZoneName? {
        for date in audience.variation.distinct(dates) {
            if let found = try await SubjectSearch(audience).find(user, on: date) { return found.zone }
        }
        return nil
    }

    private func count(
        _ audience: any Audience, _ schedule: ScheduleDefinition, _ dates: [CivilDate]
    ) async throws -> Population.Members {
        let source =
            switch schedule.zone.value {
            case .eachUser(.audience(let name), _): "audience \(name)"
            default: "sql"
            }
        let distinct = audience.variation.distinct(dates)
        var byDate = try await counts(of: audience, on: distinct)
        if audience.variation == .none, let counts = byDate.values.first {
            return Population.Members(source: source, counts: .everyDate(counts))
        }
        let byWeekday = Dictionary(byDate.map { ($0.key.weekday, $0.value) }) { first, _ in first }
        for date in dates where byDate[date] == nil { byDate[date] = byWeekday[date.weekday] }
        return Population.Members(source: source, counts: .byDate(byDate))
    }

    /// Asks about two dates at a time: a store answers two readers as fast as one.
    private func counts(
        of audience: any Audience, on dates: [CivilDate]
    ) async throws -> [CivilDate: [ZoneName: Int]] {
        try await withThrowingTaskGroup(of: (CivilDate, [ZoneName: Int]).self) { group in
            var found: [CivilDate: [ZoneName: Int]] = [:]
            for (index, date) in dates.enumerated() {
                if index > 1, let (date, counts) = try await group.next() { found[date] = counts }
                group.addTask { (date, try await audience.counts(on: date)) }
            }
            for try await (date, counts) in group { found[date] = counts }
            return found
        }
    }
}
