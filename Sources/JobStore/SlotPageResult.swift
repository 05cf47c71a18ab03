/// What became of a page.
public enum SlotPageResult: Sendable, Hashable {
    /// It was applied; with where the tick stands now, nil if it has ended.
    case fired(SlotPageCounts, after: String?)
    /// The tick stands elsewhere or has ended: somebody else was here.
    case elsewhere(ScheduleTick)
}
