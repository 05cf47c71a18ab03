package import JobDiagnostics

/// Every rule and every page.
package enum RuleBook {
    /// The rules over a configuration as a whole, by code.
    package static let rules: [any Rule] = [
        UnknownZoneRule(),
        OddZoneRule(),
        ZoneDataRule(),
        EmptyScheduleWindowRule(),
        EndedScheduleRule(),
        ClockGapRule(),
        ClockOverlapRule(),
        UserClockChangeRule(),
        UserTriggerRule(),
        SpreadRule(),
        MinGapRule(),
        CatchUpLedgerRule(),
        CatchUpWindowRule(),
        CatchUpMaximumRule(),
        UnknownQueueRule(),
        UnknownRetryPolicyRule(),
        UnknownJobRule(),
        UnknownAudienceRule(),
        PlaceholderScopeRule(),
        UnusedQueueRule(),
        UnusedRetryPolicyRule(),
        DuplicateScheduleRule(),
        RenamedFromRule(),
        PausedQueueRule(),
        UnknownArgumentNameRule(),
        RetryHorizonRule(),
        TransactionTimeoutRule(),
        TransactionStoreRule(),
        NodeLostRule(),
        BackoffCapRule(),
        UnusedDelaysRule(),
        EndlessRetryRule(),
        UniqueRetentionRule(),
        HerdRule(),
        StarvingWeightRule(),
        QueueConcurrencyRule(),
        GlobalConcurrencyRule(),
        ConnectionCountRule(),
        RateLimitRule(),
        TransactionLimitsRule(),
        PlainSecretRule(),
        PlainHTTPRule(),
        UnknownPluginRule(),
        PluginSettingsRule(),
        MissingHandlerRule(),
        UndeclaredHandlerRule(),
        HandlerArgumentsRule(),
        HandlerArgumentsNoteRule(),
        UnreadableArgumentsRule(),
        MissingArgumentRule(),
        UnknownArgumentRule(),
        ArgumentTypeRule(),
        MissingProgramRule(),
        TwoHandlersRule(),
    ]

    /// All pages by code: those of the rules, and those of what reading finds.
    package static let pages: [RuleDescription] =
        (ReadingPages.all + rules.map { type(of: $0).page }).sorted { $0.code < $1.code }

    /// The page of a code, in whatever case it is written; nil if there is none.
    package static func page(_ code: String) -> RuleDescription? {
        let code = DiagnosticCode(code.uppercased())
        return pages.first { $0.code == code }
    }
}
