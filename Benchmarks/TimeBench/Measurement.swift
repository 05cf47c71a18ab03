/// How long each of many calls took, in nanoseconds; the clock itself is about twenty of them.
struct Measurement {
    let name: String
    let about: String
    private let samples: [Int64]

    /// Calls `body` for each input, after a run to warm up.
    init<Input>(_ name: String, _ about: String, _ inputs: [Input], _ body: (Input) -> Void) {
        self.name = name
        self.about = about
        for input in inputs.prefix(2_000) { body(input) }
        let clock = ContinuousClock()
        var samples: [Int64] = []
        samples.reserveCapacity(inputs.count)
        for input in inputs {
            let start = clock.now
            body(input)
            samples.append((clock.now - start).components.attoseconds / 1_000_000_000)
        }
        self.samples = samples.sorted()
    }

    /// The sample below which a share of all lies.
    private func quantile(_ share: Double) -> Int64 { samples[Int(Double(samples.count - 1) * share)] }

    static var heading: String { row(["what", "calls", "median ns", "p99 ns", "largest ns"]) + "  " }

    var line: String {
        let numbers = [samples.count, Int(quantile(0.5)), Int(quantile(0.99)), Int(quantile(1))]
        return Measurement.row([name] + numbers.map(String.init)) + "  \(about)"
    }

    var json: String {
        """
        {"name": "\(name)", "about": "\(about)", "calls": \(samples.count), "median_ns": \(quantile(0.5)), \
        "p99_ns": \(quantile(0.99)), "largest_ns": \(quantile(1))}
        """
    }

    private static func row(_ cells: [String]) -> String {
        cells.enumerated().map { index, cell in
            let filling = String(repeating: " ", count: max(0, (index == 0 ? 18 : 11) - cell.count))
            return index == 0 ? cell + filling : filling + cell
        }.joined()
    }
}
