package import SourceMarks

/// Reads `jobs.yaml` and `schedules.yaml` into a typed configuration; touches no file, no clock, no variable.
package enum ConfigurationReader {
    /// Reads both files and finds all problems in one pass.
    /// - Parameters:
    ///   - jobs: the text of `jobs.yaml`.
    ///   - schedules: the text of `schedules.yaml`; nil for no schedules.
    ///   - folder: the files' folder as given, to which paths in them are relative.
    package static func read(jobs: SourceFile, schedules: SourceFile?, folder: String = ".") -> ConfigurationReading {
        ConfigurationAssembly(jobs: jobs, schedules: schedules, folder: folder).reading()
    }
}
