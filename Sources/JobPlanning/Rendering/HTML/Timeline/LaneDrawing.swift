/// Draws marks as upright strokes, the jobs' spread as a shade behind them.
struct LaneDrawing {
    /// More marks in one figure are drawn without a text each.
    static let titledMarks = 1_500

    let height: Double
    /// Most jobs of one mark in the figure or lane.
    let most: Int
    /// Whether each mark has a text of its own.
    let isTitled: Bool
    let words: (LaneMarks.Mark) -> String

    func markup(_ marks: LaneMarks) -> Markup {
        let shades = marks.marks.filter { $0.spread > 0.002 && $0.at < 1 }.map(shade).joined()
        var drawing: Markup = shades.isEmpty ? .empty : "<path class=\"shade\" d=\"\(shades)\"/>"
        if isTitled {
            for mark in marks.marks {
                drawing += """
                    <path class="\(kind(mark))" d="\(stroke(mark))"><title>\(words(mark))</title></path>
                    """
            }
        } else {
            for kind in ["mark", "mark unknown"] {
                let strokes = marks.marks.filter { self.kind($0) == kind }.map(stroke).joined()
                if !strokes.isEmpty { drawing += "<path class=\"\(kind)\" d=\"\(strokes)\"/>" }
            }
        }
        return drawing
    }

    private func kind(_ mark: LaneMarks.Mark) -> String { mark.jobs == nil ? "mark unknown" : "mark" }

    private func top(_ mark: LaneMarks.Mark) -> Double {
        height * (1 - 0.86 * LaneMarks.height(mark.jobs, of: most))
    }

    private func stroke(_ mark: LaneMarks.Mark) -> String {
        "M\(PlotNumber.text(mark.at * 960)) \(PlotNumber.text(top(mark)))V\(PlotNumber.text(height))"
    }

    private func shade(_ mark: LaneMarks.Mark) -> String {
        let width = min(mark.spread, 1 - mark.at)
        return "M\(PlotNumber.text(mark.at * 960)) \(PlotNumber.text(top(mark)))h\(PlotNumber.text(width * 960))"
            + "V\(PlotNumber.text(height))h-\(PlotNumber.text(width * 960))z"
    }
}
