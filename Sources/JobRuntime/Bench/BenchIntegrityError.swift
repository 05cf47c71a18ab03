/// Jobs of a benchmark that were lost or worked twice: its figures would mean nothing.
package struct BenchIntegrityError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
