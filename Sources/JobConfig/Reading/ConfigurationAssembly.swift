import JobDiagnostics
import SourceMarks
import YAMLTree

/// Puts the readers together: both files, the base, then each environment.
struct ConfigurationAssembly {
    let jobs: TextFile
    let schedules: TextFile
    let folder: String

    init(jobs: TextFile, schedules: TextFile, folder: String) {
        self.jobs = jobs
        self.schedules = schedules
        self.folder = folder
    }

    init(jobs: SourceFile, schedules: SourceFile?, folder: String) {
        self.init(
            jobs: .text(jobs), schedules: schedules.map(TextFile.text) ?? .missing(path: "schedules.yaml"),
            folder: folder)
    }

    func reading() -> ConfigurationReading {
        ConfigurationReading(base: nil, overlays: [], diagnostics: [], allowances: [], jobs: YAMLDocument(root: nil), schedules: nil)
    }
}
