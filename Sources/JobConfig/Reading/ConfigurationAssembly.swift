import JobDiagnostics
import SourceMarks
import YAMLTree

/// Puts the readers together: both files, the base, then each environment.
struct ConfigurationAssembly {
    private let jobs: ParsedFile
    private let schedules: ParsedFile?
    private let folder: String
    private let findings: Findings

    init(jobs: TextFile, schedules: TextFile, folder: String) {
        findings = Findings()
        self.folder = folder
        self.jobs = ParsedFile(jobs, .jobs, findings) ?? ParsedFile.empty(jobs.path, .jobs, findings)
        self.schedules = ParsedFile(schedules, .schedules, findings)
    }

    init(jobs: SourceFile, schedules: SourceFile?, folder: String) {
        self.init(
            jobs: .text(jobs), schedules: schedules.map(TextFile.text) ?? .missing(path: "schedules.yaml"),
            folder: folder)
    }

    /// Reads everything.
    func reading() -> ConfigurationReading {
        let scheduleFile = schedules.flatMap(readSchedules)
        let base = jobs.root(in: jobs.context).map { configuration($0, scheduleFile, environment: nil) }
        var diagnostics: [Diagnostic] = []
        var overlays: [ConfigurationReading.Overlay] = []
        if let root = jobs.root(in: jobs.context) {
            checkVersion(root)
            (overlays, diagnostics) = readOverlays(root, scheduleFile, base)
        }
        let allowances = [jobs, schedules].compactMap(\.self).flatMap {
            AllowanceReader.read($0.document.comments, context: $0.context)
        }
        return ConfigurationReading(
            base: base, overlays: overlays, diagnostics: sorted(findings.diagnostics + diagnostics),
            allowances: allowances, jobsFile: jobs.file, schedulesFile: schedules?.file, jobs: jobs.document,
            schedules: schedules?.document)
    }

    // MARK: The base

    private func readSchedules(_ file: ParsedFile) -> ScheduleFile? {
        guard let root = file.root(in: file.context) else { return nil }
        checkVersion(root)
        VariableCheck.check(root.reader, replacedUnder: [])
        return ScheduleFile.read(root)
    }

    private func checkVersion(_ root: MappingReader) {
        guard let node = root["version"], let version = node.integer(in: .min ... .max), version != 1 else { return }
        node.report(
            ReadingCode.unsupportedVersion, "this program reads version 1 of the format, not \(version)",
            help: "write version: 1")
    }

    private func configuration(
        _ root: MappingReader, _ scheduleFile: ScheduleFile?, environment: String?
    ) -> Configuration {
        let runtime = RuntimeReader.read(root)
        let defaults = DefaultsReader.read(root)
        let queues = QueueReader.read(root, runtime: runtime)
        let policies = RetryPolicyReader.read(root)
        let jobs = JobReader.read(root, defaults: defaults)
        let plugins = PluginReader.read(root)
        var unreadable =
            root.reader.context.isComplete ? [] : Set(Configuration.Section.allCases).subtracting([.schedules])
        if queues == nil { unreadable.insert(.queues) }
        if policies == nil { unreadable.insert(.retryPolicies) }
        if jobs == nil { unreadable.insert(.jobs) }
        if plugins == nil { unreadable.insert(.plugins) }
        let isScheduleFileWhole = self.schedules?.context.isComplete ?? true
        if !isScheduleFileWhole || (self.schedules != nil && scheduleFile?.schedules == nil) {
            unreadable.insert(.schedules)
        }
        return Configuration(
            environment: environment, folder: folder, store: StoreReader.read(root), runtime: runtime,
            retention: RetentionReader.read(root), defaults: defaults, queues: queues ?? [],
            retryPolicies: policies ?? [], jobs: jobs ?? [], plugins: plugins ?? [],
            environments: EnvironmentReader(root: root, schedules: nil).names(),
            timezone: scheduleFile?.timezone ?? root.missing("UTC"), schedules: scheduleFile?.schedules ?? [],
            digest: ConfigurationDigest.of(
                jobs: self.jobs.file, schedules: self.schedules?.file, environment: environment),
            unreadable: unreadable)
    }

    // MARK: Environments

    private func readOverlays(
        _ root: MappingReader, _ scheduleFile: ScheduleFile?, _ base: Configuration?
    ) -> ([ConfigurationReading.Overlay], [Diagnostic]) {
        VariableCheck.check(root.reader, replacedUnder: VariableExpansion.sections)
        let isKnown = base.map { !$0.unreadable.contains(.schedules) } ?? false
        let ids = isKnown ? Set(base?.schedules.map(\.id.value) ?? []) : nil
        let entries = EnvironmentReader(root: root, schedules: ids).entries()
        var overlays: [ConfigurationReading.Overlay] = []
        var diagnostics: [Diagnostic] = []
        for (name, value) in entries {
            let own = Findings()
            let context = SourceContext(file: jobs.file, findings: own, isComplete: jobs.context.isComplete)
            let reader = NodeReader(
                value.node, name: value.name, keySpan: value.keySpan, context: context, usedAt: value.usedAt)
            let overlay = EnvironmentReader(root: root, schedules: ids).overlay(name, reader)
            let configuration = apply(overlay, scheduleFile, context)
            overlays.append(.init(name: name.value, configuration: configuration))
            for var diagnostic in own.diagnostics where !findings.contains(diagnostic) {
                diagnostic.environment = name.value
                diagnostics.append(diagnostic)
            }
        }
        return (overlays, diagnostics)
    }

    private func apply(
        _ overlay: EnvironmentReader.Overlay, _ scheduleFile: ScheduleFile?, _ context: SourceContext
    ) -> Configuration? {
        guard let root = jobs.root(in: context, overlay: overlay.sections) else { return nil }
        var result = configuration(root, scheduleFile, environment: overlay.name.value)
        guard !overlay.enabled.isEmpty else { return result }
        // As a whole, for each change of the list makes its index anew.
        result.schedules = result.schedules.map { schedule in
            var schedule = schedule
            schedule.enabled = overlay.enabled[schedule.id.value] ?? schedule.enabled
            return schedule
        }
        return result
    }

    /// By file, `jobs.yaml` first, then by place; what the base has comes before what an environment adds.
    private func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.enumerated().sorted { left, right in
            let order = { (diagnostic: Diagnostic) in diagnostic.location.file == jobs.file.path ? 0 : 1 }
            let a = (order(left.element), left.element.location.span.start.offset, left.offset)
            let b = (order(right.element), right.element.location.span.start.offset, right.offset)
            return a < b
        }.map(\.element)
    }
}
