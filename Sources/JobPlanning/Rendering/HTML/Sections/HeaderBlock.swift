import JobTime

/// The top of the page: which window, made of what.
struct HeaderBlock {
    let plan: Plan
    let words: HTMLWords

    init(_ plan: Plan) {
        self.plan = plan
        words = HTMLWords(plan)
    }

    /// `Friday, 27 November 2026`, or both ends of a window that is no whole day.
    var title: String {
        let from = plan.clock.local(at: plan.window.lowerBound)
        let to = plan.clock.local(at: plan.window.upperBound)
        guard from.time == .midnight, to.time == .midnight, to.date > from.date else {
            let end = from.date == to.date ? to.time.shortDescription : words.moment(plan.window.upperBound)
            return "\(HTMLWords.date(from.date)), \(from.time.shortDescription) to \(end)"
        }
        let last = to.date.adding(days: -1)
        if last == from.date { return HTMLWords.longDate(from.date) }
        return "\(HTMLWords.weekday(from.date)) \(HTMLWords.date(from.date)) to "
            + "\(HTMLWords.weekday(last)) \(HTMLWords.date(last))"
    }

    var markup: Markup {
        """
        <header>
        <p class="kicker">Plan</p>
        <h1>\(title)</h1>
        <dl class="facts">
        \(facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as Markup }.lines)</dl>
        </header>

        """
    }

    private var facts: [(String, Markup)] {
        let length = DurationText.print(plan.window.upperBound.since(plan.window.lowerBound))
        let from = plan.window.lowerBound.rfc3339(offset: plan.fromOffset)
        let to = plan.window.upperBound.rfc3339(offset: plan.toOffset)
        var facts: [(String, Markup)] = [
            ("From", "<time datetime=\"\(from)\">\(from)</time>"),
            ("Until", "<time datetime=\"\(to)\">\(to)</time>"), ("Length", "\(length)"),
            ("Times in", "\(plan.timezone.rawValue)"),
        ]
        if let hash = plan.configHash {
            facts.append(("Configuration", "<code>\(hash.prefix(12))</code>"))
            if let revision = plan.revision { facts.append(("Revision", "\(revision)")) }
            facts.append(("tzdata", "\(plan.tzdata ?? "of unknown release")"))
        }
        let sources = Set(plan.schedules.compactMap(\.populationSource)).sorted()
        if !sources.isEmpty { facts.append(("Users from", "\(sources.joined(separator: ", "))")) }
        return facts
    }
}
