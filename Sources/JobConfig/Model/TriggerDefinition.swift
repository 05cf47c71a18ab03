package import JobTime

/// `cron:`, `every:` or `at:` of a schedule: the trigger with its text as written.
package struct TriggerDefinition: Sendable {
    package var trigger: Trigger
    /// As written, for people: `0 6 * * *`, `every 15m`, `at 06:00 days mon,thu`.
    package var text: String

    package init(trigger: Trigger, text: String) {
        self.trigger = trigger
        self.text = text
    }
}
