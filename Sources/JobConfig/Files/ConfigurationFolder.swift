import SourceMarks

/// The folder with the two files: the only part of the configuration that touches the disk.
package struct ConfigurationFolder: Sendable {
    /// The folder as given, such as `.` or `config`.
    package var path: String

    package init(_ path: String = ".") {
        self.path = path
    }

    /// Reads both files. A missing `jobs.yaml` and a file that cannot be read are diagnostics at 1:1.
    package func read() -> ConfigurationReading {
        let jobs = TextFile.read(display("jobs.yaml"))
        let schedules = TextFile.read(display("schedules.yaml"))
        return ConfigurationAssembly(jobs: jobs, schedules: schedules, folder: path).reading()
    }

    /// The path of a file in the folder, as diagnostics print it.
    package func display(_ name: String) -> String {
        if path.isEmpty || path == "." { return name }
        return path.hasSuffix("/") ? path + name : path + "/" + name
    }
}
