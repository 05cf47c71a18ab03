/// A line of a timeline: a name, a drawing over time, a figure.
struct Lane {
    /// What it is about.
    var name: Markup
    /// Further facts below the name.
    var facts: [Markup] = []
    /// What the drawing shows, for those who do not see it.
    var description: String
    /// Its height in pixels.
    var height: Int
    /// The drawing's content, 960 units wide and `height` high.
    var drawing: Markup
    /// Marks in words, each at its place.
    var flags: Markup = .empty
    /// At the end of the line.
    var figure: Markup

    /// - Parameter grid: the lines behind the drawing.
    func markup(grid: Markup) -> Markup {
        let lines = facts.map { fact -> Markup in "<span class=\"fact\">\(fact)</span>" }
        return """
            <li class="lane"><div class="name">\(name)\(lines)</div>\
            <div class="plot" style="min-height:\(height)px">\
            <svg viewBox="0 0 960 \(height)" preserveAspectRatio="none" role="img">\
            <title>\(description)</title>\(grid)\(drawing)</svg>\(flags)</div>\
            <div class="sum">\(figure)</div></li>

            """
    }
}
