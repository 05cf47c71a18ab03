import JobConfig
import JobPlanning
import JobPlugin
import JobRuntime
import JobScheduling
import JobStore
import JobStoreSQLite
import JobTime
import Logging

/// Finds out how many users per-user schedules have: from `--users` files, else from the audiences themselves.
struct PopulationReader: Sendable {
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
            let active = try PluginActivation(
                workspace: workspace, session: session, context: context,
                logger: Logger(label: "plan") { _ in SwiftLogNoOpLogHandler() }
            ).run()
            for schedule in schedules {
                do {
                    let audience = try AudienceLookup(audiences: active.audiences, database: store.database)
                        .audience(of: schedule)
                    result.population.members[schedule.id.value] = try await count(audience, schedule, window)
                    if let user, result.userZone == nil {
                        result.userZone = try await zone(of: user, in: audience, window)
                    }
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

    /// The nominal dates that a window may touch somewhere on earth.
    private func dates(of window: Range<Timestamp>) -> [CivilDate] {
        let first = ZoneRules.utc.local(at: window.lowerBound).date.adding(days: -1)
        let last = ZoneRules.utc.local(at: window.upperBound).date.adding(days: 1)
        return (first.daysSinceEpoch...last.daysSinceEpoch).map { CivilDate(daysSinceEpoch: $0) }
    }

    private func zone(
        of user: String, in audience: any Audience, _ window: Range<Timestamp>
    ) async throws -> ZoneName? {
        for date in dates(of: window) {
            if let found = try await SubjectSearch(audience).find(user, on: date) { return found.zone }
        }
        return nil
    }

    private func count(
        _ audience: any Audience, _ schedule: ScheduleDefinition, _ window: Range<Timestamp>
    ) async throws -> Population.Members {
        var byDate: [CivilDate: [ZoneName: Int]] = [:]
        for date in dates(of: window) {
            var counts: [ZoneName: Int] = [:]
            for zone in try await audience.zones(on: date) {
                counts[zone] = try await audience.count(in: zone, on: date)
            }
            byDate[date] = counts
        }
        let source =
            switch schedule.zone.value {
            case .eachUser(.audience(let name), _): "audience \(name)"
            default: "sql"
            }
        return Population.Members(source: source, counts: .byDate(byDate))
    }
}
