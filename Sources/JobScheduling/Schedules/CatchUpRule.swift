package import JobConfig

/// `catch_up:` of a schedule with its default window worked out.
package struct CatchUpRule: Sendable, Hashable {
    package let policy: CatchUpPolicy.Policy
    /// Slots older than this are dropped.
    package let within: Duration
    /// At most so many slots at once; only with `all`.
    package let max: Int?

    package init(policy: CatchUpPolicy.Policy, within: Duration, max: Int? = nil) {
        self.policy = policy
        self.within = within
        self.max = max
    }

    /// Fills in the window.
    ///
    /// - Parameter period: the shortest time between two slots, nil if there are no two.
    package init(_ written: CatchUpPolicy, period: Duration?, isPerUser: Bool) {
        self.init(
            policy: written.policy,
            within: written.within ?? CatchUpRule.defaultWindow(period: period, isPerUser: isPerUser),
            max: written.policy == .all ? written.max : nil)
    }

    /// Half the period, so that a late slot never meets the next one, between five minutes and a limit.
    package static func defaultWindow(period: Duration?, isPerUser: Bool) -> Duration {
        let week = Duration.seconds(7 * 86_400)
        let limit: Duration =
            if isPerUser { .seconds(6 * 3_600) } else if let period, period <= week { .seconds(86_400) } else {
                .seconds(3 * 86_400)
            }
        guard let period else { return limit }
        return min(limit, Swift.max(.seconds(300), period / 2))
    }
}
