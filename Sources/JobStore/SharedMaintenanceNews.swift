/// What happens to a node in the election of who does the shared upkeep.
public enum SharedMaintenanceNews: Sendable, Hashable {
    /// It leads from now on.
    case gained
    /// It leads no longer.
    case lost
    /// It could not take part just now and will try again.
    case trouble(String)
}
