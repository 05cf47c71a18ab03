/// The program's version.
package enum RunnerVersion {
    package static let current = "0.1.0"
}
