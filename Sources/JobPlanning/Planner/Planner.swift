package import JobConfig
package import JobScheduling
import JobTime

/// Works out what a configuration does in a window, with the same decisions as the runtime's.
package struct Planner<Zones: ZoneSource>: Sendable {
    private let configuration: Configuration
    private let zones: Zones

    package init(_ configuration: Configuration, zones: Zones) {
        self.configuration = configuration
        self.zones = zones
    }

    /// Makes the plan; the same arguments give the same plan.
    package func plan(_ request: PlanRequest) -> Plan {
        let definitions = configuration.schedules.filter { request.schedules?.contains($0.id.value) ?? true }
        let compilation = ScheduleCompilation(definitions, zones: zones)
        var warnings = compilation.problems.map(\.description)
        var schedules: [PlannedSchedule] = []
        var fires: [PlannedFire] = []
        // For each fire the place of its schedule.
        var places: [Int] = []
        var dstNotes: [String] = []
        var unknownZones: [UnknownZoneCount] = []
        var isTruncated = false
        var downtime = request.downtime.map { PlannedDowntime(range: $0) }
        var ledgerNotes = PlanNotes.aboutThePast(request)
        var unknown: [(schedule: String, reason: String)] = []
        let share = max(1_000, request.maxFires / max(1, compilation.schedules.count))

        for schedule in compilation.schedules {
            if case .fixed(let zone) = schedule.zone, !request.shows(zone, zones) { continue }
            let planned = describe(schedule, request)
            schedules.append(planned)
            guard planned.isEnabled else { continue }
            var expansion = ScheduleExpansion(schedule, planned, request: request, limit: share)
            expansion.expand(zones)
            fires += expansion.fires
            places += repeatElement(schedules.count, count: expansion.fires.count)
            dstNotes += expansion.dstNotes
            unknownZones += expansion.unknownZones
            ledgerNotes += expansion.ledgerNotes
            downtime?.late += expansion.lateFires
            downtime?.dropped += expansion.droppedRuns
            if let last = expansion.cutAt {
                isTruncated = true
                warnings.append("\(schedule.id): only the first \(share) fires are listed, up to \(last.rfc3339())")
            }
            warnings += expansion.warnings
            if let reason = expansion.reasonIfUnknown { unknown.append((schedule.id, reason)) }
        }
        fires = sorted(fires, places)
        warnings += HerdWarning.warnings(about: fires, schedules: schedules)
        warnings += pausedQueues(schedules, fires)
        let forecast = QueueForecast(configuration, request: request, fires: fires, schedules: schedules)
        let drained = forecast.loads.compactMap(\.drainedAt).max() ?? request.window.upperBound
        return Plan(
            window: request.window, timezone: request.timezone.name,
            fromOffset: request.timezone.rules.offset(at: request.window.lowerBound).seconds,
            toOffset: request.timezone.rules.offset(at: request.window.upperBound).seconds,
            clock: PlanClock(
                request.timezone.rules,
                over: request.window.lowerBound..<max(request.window.upperBound, drained)),
            tzdata: zones.tzdataVersion, configHash: configuration.digest, revision: request.revision,
            schedules: schedules, fires: fires, totals: PlanTotals(fires, schedules: schedules),
            load: forecast.loads, curves: forecast.curves,
            loadNotes: PartialLoadNote.notes(configuration, request, forecast.loads),
            dstNotes: dstNotes, unknownZones: unknownZones,
            notes: notes(about: unknown) + ledgerNotes + PlanNotes.about(downtime, request, definitions),
            warnings: warnings, isTruncated: isTruncated, downtime: downtime)
    }

    /// A sentence for each reason, naming the schedules that share it.
    private func notes(about unknown: [(schedule: String, reason: String)]) -> [String] {
        var reasons: [String] = []
        for (_, reason) in unknown where !reasons.contains(reason) { reasons.append(reason) }
        return reasons.map { reason in
            let schedules = unknown.filter { $0.reason == reason }.map(\.schedule).joined(separator: ", ")
            return "\(reason) (\(schedules))"
        }
    }

    private func describe(_ schedule: CompiledSchedule, _ request: PlanRequest) -> PlannedSchedule {
        let job = configuration.job(schedule.kind)
        let queue = job?.queue.value ?? configuration.defaults.queue.value
        var planned = PlannedSchedule(
            id: schedule.id, job: schedule.kind, queue: queue,
            trigger: schedule.triggerText, zone: "each user", isPerUser: schedule.isPerUser,
            isEnabled: schedule.isEnabled)
        planned.renamedFrom = schedule.renamedFrom
        planned.settings =
            configuration.schedule(schedule.id).map { ScheduleSettings.settings(of: $0, queue: queue) } ?? []
        switch schedule.zone {
        case .fixed(let zone):
            planned.zone = zone.name.rawValue
        case .eachUser:
            let members = request.population.members(of: schedule.id)
            planned.populationSource = members?.source
            planned.users = members?.counts.total
        }
        return planned
    }

    /// By instant, then in the order of the file, then by zone.
    private func sorted(_ fires: [PlannedFire], _ places: [Int]) -> [PlannedFire] {
        // Places are sorted instead of the fires themselves, which are far larger.
        fires.indices.sorted { left, right in
            if fires[left].instant != fires[right].instant { return fires[left].instant < fires[right].instant }
            if places[left] != places[right] { return places[left] < places[right] }
            return (fires[left].zone, fires[left].date, left) < (fires[right].zone, fires[right].date, right)
        }.map { fires[$0] }
    }

    private func pausedQueues(_ schedules: [PlannedSchedule], _ fires: [PlannedFire]) -> [String] {
        let used = Set(fires.map(\.queue))
        return configuration.queues
            .filter { $0.paused.value && used.contains($0.name.value) }
            .map { "queue \($0.name.value) is paused: its jobs wait until somebody resumes it" }
    }
}
