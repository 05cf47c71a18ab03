/// A plan as one page that needs nothing else: no script, no other file.
///
/// The same plan gives the same bytes.
package struct PlanHTMLRenderer {
    private let plan: Plan

    package init(_ plan: Plan) {
        self.plan = plan
    }

    /// The whole document.
    package var text: String {
        let header = HeaderBlock(plan)
        let sections = sections
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="runner plan">
            <title>Plan: \(header.title)</title>
            <style>
            \(PlanStyleSheet.markup)</style>
            </head>
            <body>
            \(header.markup)\(SummaryBlock(plan).markup)\(contents(sections))<main>
            \(sections.map(\.markup))</main>
            <footer><p>\(PlanTextRenderer.summary(of: plan))</p></footer>
            </body>
            </html>

            """
        return page.text
    }

    /// In the order of the page.
    private var sections: [HTMLSection] {
        [
            SentencesSection(id: "warnings", title: "Warnings", sentences: plan.warnings).section,
            ChangesSection(plan).section,
            TimelineSection(plan).section,
            DowntimeSection(plan).section,
            SchedulesSection(plan).section,
            CapacitySection(plan).section,
            SentencesSection(id: "clock-changes", title: "Clock changes", sentences: plan.dstNotes).section,
            UnknownZonesSection(plan).section,
            ZonesSection(plan).section,
            SentencesSection(id: "notes", title: "Notes", sentences: plan.notes).section,
            FiresSection(plan).section,
        ].compactMap(\.self)
    }

    private func contents(_ sections: [HTMLSection]) -> Markup {
        let links = sections.map { section -> Markup in "<a href=\"#\(section.id)\">\(section.title)</a>" }
        return "<nav aria-label=\"Contents\">\n\(links.lines)</nav>\n"
    }
}
