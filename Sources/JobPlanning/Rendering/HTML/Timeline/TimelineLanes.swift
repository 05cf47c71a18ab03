/// One way to lay out a plan's fires in lanes.
protocol TimelineLanes {
    /// How to read the lanes.
    var caption: Markup { get }
    /// None if there is nothing to see.
    var lanes: [Lane] { get }
}
