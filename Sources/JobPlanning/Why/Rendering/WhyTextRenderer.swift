import JobTime

/// An answer for people at a terminal of eighty columns: first the answer, then what it rests on.
package struct WhyTextRenderer {
    private static let columns = 80
    /// Lines of a table before the rest is summed up.
    private static let shownLines = 40

    private let answer: WhyAnswer

    package init(_ answer: WhyAnswer) {
        self.answer = answer
    }

    /// The whole text.
    package var text: String {
        var lines = [WrappedText.text(answer.headline, columns: WhyTextRenderer.columns)]
        if answer.slots.count > 1 { lines += [""] + slotLines }
        if let zones = answer.zones, !zones.isEmpty { lines += [""] + zoneLines(zones) }
        if !answer.evidence.isEmpty { lines += [""] + answer.evidence.flatMap(WhyTextRenderer.item) }
        if let next = answer.next {
            lines += ["", "next: \(WhyWords.moment(next.instant, next.offset))\(place(next))"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func place(_ next: WhyAnswer.Next) -> String {
        answer.zones == nil ? "" : " in \(next.zone)"
    }

    // MARK: Slots

    /// Neighbours that fared alike share a line.
    private var slotLines: [String] {
        var table = TextTable([.left, .right, .left], overflow: .cut(column: 2))
        var groups: [[WhySlot]] = []
        for slot in answer.slots {
            if let last = groups.last?.last, last.outcome == slot.outcome, last.reason == slot.reason {
                groups[groups.count - 1].append(slot)
            } else {
                groups.append([slot])
            }
        }
        for group in groups.prefix(WhyTextRenderer.shownLines) {
            guard let first = group.first, let last = group.last else { continue }
            let span = group.count == 1 ? time(first) : "\(time(first)) to \(time(last))"
            table.add([span, PlanWords.count(group.count, "slot"), word(first) + job(of: group)])
        }
        return cut(table.lines(indentation: 2), of: groups.count)
    }

    private func time(_ slot: WhySlot) -> String {
        let local = CivilDateTime(secondsSinceEpoch: slot.instant.seconds + Int64(slot.offset.seconds))
        return "\(local.time.shortDescription) \(slot.offset.abbreviation)"
    }

    private func job(of group: [WhySlot]) -> String {
        guard group.count == 1, let job = group[0].job else { return "" }
        return ": \(WhyWords.short(job))"
    }

    private func word(_ slot: WhySlot) -> String {
        let outcome =
            switch slot.outcome {
            case .fired: "fired"
            case .notFired: ""
            case .open: "open"
            case .due: "due"
            case .toCome: "to come"
            case .noSlot, .unknown, .mixed: "unknown"
            }
        // The reason alone says that it did not fire.
        return [outcome, slot.reason?.rawValue ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    // MARK: Zones

    private func zoneLines(_ zones: [WhyZone]) -> [String] {
        var table = TextTable([.left, .left, .left, .right, .right, .right], overflow: .cut(column: 0))
        let hasCounts = zones.contains { $0.slots.contains { $0.users != nil } }
        table.add(["zone", "due", ""] + (hasCounts ? ["jobs", "before", "skipped"] : []))
        var count = 0
        for zone in zones {
            let name = WhyWords.spelling(zone.spelling)
            if zone.slots.isEmpty {
                count += 1
                if count <= WhyTextRenderer.shownLines {
                    table.add([name, "-", "no slot" + (zone.absence.map { ", \($0.rawValue)" } ?? "")])
                }
            }
            for slot in zone.slots {
                count += 1
                guard count <= WhyTextRenderer.shownLines else { continue }
                table.add([name, PlanWords.short(slot.instant), word(slot)] + cells(slot.users))
            }
        }
        return cut(table.lines(indentation: 2), of: count + 1)
    }

    private func cells(_ users: WhySlot.UserCounts?) -> [String] {
        guard let users else { return [] }
        let skipped = users.skipped.values.reduce(0, +)
        return [users.jobs, users.served, users.served == nil ? nil : skipped].map(PlanWords.number)
    }

    // MARK: Parts

    private func cut(_ lines: [String], of count: Int) -> [String] {
        count > lines.count ? lines + ["  … \(PlanWords.number(count - lines.count)) more lines"] : lines
    }

    /// A sentence within eighty columns, its further lines indented.
    private static func item(_ sentence: String) -> [String] {
        WrappedText.text(sentence, columns: columns - 4).split(separator: "\n").enumerated()
            .map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
    }
}
