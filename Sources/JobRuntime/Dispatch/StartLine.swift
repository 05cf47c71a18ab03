import Synchronization

/// Attempts that wait to be started, whoever comes first.
final class StartLine: Sendable {
    private let count: Int
    private let started = Atomic(0)

    init(count: Int) {
        self.count = count
    }

    /// The place of one that nobody else starts; nil if there is none left.
    func next() -> Int? {
        let place = started.add(1, ordering: .relaxed).oldValue
        return place < count ? place : nil
    }
}
