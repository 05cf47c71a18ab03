import JobTime

/// One holder's time as River's leader. The server's time of the election tells it from the holder's other terms.
struct LeaderTerm: Sendable, Hashable {
    /// Who was elected.
    var leader: String
    /// When, as the server returned it: it is compared to the microsecond.
    var electedAt: Timestamp
}
