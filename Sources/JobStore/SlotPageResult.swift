/// What became of a page.
public enum SlotPageResult: Sendable, Hashable {
    /// So many jobs were stored, and so many members had been served before.
    case fired(jobs: Int, served: Int)
    /// The tick stands elsewhere or has ended: somebody else was here.
    case elsewhere(ScheduleTick)
}
