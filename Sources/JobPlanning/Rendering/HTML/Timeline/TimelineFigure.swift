/// Lanes under one axis.
struct TimelineFigure {
    let title: String
    /// How to read it.
    let caption: Markup
    let lanes: [Lane]
    let axis: TimeAxis
    /// The zone of the upper labels.
    let zone: String

    var markup: Markup {
        guard !lanes.isEmpty else { return .empty }
        let rows = lanes.map { $0.markup(grid: grid(height: $0.height)) }
        return """
            <figure class="timeline">
            <h3>\(title)</h3>
            <figcaption>\(caption)</figcaption>
            <div class="lane axis" aria-hidden="true"><div class="name">\(zoneLabel)</div>\
            <div class="plot">\(axis.labels.map(label))</div><div class="sum">jobs</div></div>
            <ul class="lanes">
            \(rows)</ul>
            </figure>

            """
    }

    private var zoneLabel: Markup {
        axis.labels.contains { $0.utc != nil } ? "\(zone)<span class=\"utc\">UTC</span>" : "\(zone)"
    }

    private func label(_ label: TimeAxis.Label) -> Markup {
        let side = label.at < 0.03 ? " first" : label.at > 0.97 ? " last" : ""
        let above: Markup = label.above.map { "<b>\($0)</b>" } ?? .empty
        let utc: Markup = label.utc.map { "<i>\($0)</i>" } ?? .empty
        return """
            <span class="tick\(label.isMajor ? " major" : "")\(side)" \
            style="left:\(PlotNumber.percent(label.at))">\(above)\(label.text)\(utc)</span>
            """
    }

    private func grid(height: Int) -> Markup {
        let lines = axis.labels.map { "M\(PlotNumber.text($0.at * 960)) 0V\(height)" }.joined()
        return "<path class=\"grid\" d=\"\(lines)\"/>"
    }
}
