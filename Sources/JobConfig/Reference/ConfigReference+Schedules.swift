import JSONTree
import JobModel

extension ConfigReference {
    /// `schedules.yaml`
    static let scheduleKeys: [ConfigKey] = [
        key("version", .integer(1...1), "Version of the file's format", required: true),
        key("timezone", .zone, "Zone of schedules that name none", default: "UTC"),
        key("schedules", .named(.identifier), "The schedules by id; an id is stable"),
        key("schedules.*", .section, "One schedule"),
        key("schedules.*.description", .text, "For people"),
        key("schedules.*.job", .name(.kind), "The kind of job to enqueue", required: true),
        key("schedules.*.cron", .cron, "When: a cron expression; one of `cron`, `every`, `at` is required"),
        key("schedules.*.every", .duration(atLeast: .seconds(1)), "When: each time so much time has passed"),
        key(
            "schedules.*.at", .either([.time, .list(of: .time, atLeast: 1)]),
            "When: local times, every day unless `days` or `month_days` is given"),
        key(
            "schedules.*.days",
            .either([
                .choice(["weekdays", "weekends"]),
                .list(of: .choice(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), atLeast: 1),
            ]), "Days of the week of `at`", note: "every day"),
        key(
            "schedules.*.month_days", .list(of: .monthDay, atLeast: 1),
            "Days of the month of `at`; a month without the day is passed over"),
        key("schedules.*.args", .template, "Arguments of the job, with placeholders", default: [:]),
        key(
            "schedules.*.timezone", .either([.zone, .section]), "A zone, or each user's own",
            note: "the file's `timezone`"),
        key("schedules.*.timezone.each", .choice(["user"]), "Whose zone", required: true),
        key("schedules.*.timezone.audience", .filledText, "A plugin's audience; this or `sql` is required"),
        key(
            "schedules.*.timezone.sql", .filledText,
            "A query on the store's database with the columns id and time_zone; this or `audience` is required"),
        key(
            "schedules.*.timezone.unknown", .either([.zone, .choice(["skip"])]),
            "Zone of users whose own is not known, or `skip`", default: "UTC"),
        key("schedules.*.dst", .section, "What happens when the clocks change"),
        key(
            "schedules.*.dst.gap", .choice(["next_valid", "shift", "skip"]), "A local time that does not exist",
            default: "next_valid"),
        key(
            "schedules.*.dst.overlap", .choice(["first", "last", "both"]), "A local time that exists twice",
            default: "first"),
        key("schedules.*.catch_up", .section, "What happens to slots that came while no node ran"),
        key(
            "schedules.*.catch_up.policy", .choice(["none", "latest", "all"]), "Which of them fire", default: "latest"),
        key(
            "schedules.*.catch_up.within", .duration(atLeast: moment), "Older ones are dropped",
            note: "half the period, from 5m to 6h per user, 1d, or 3d if rarer than weekly"),
        key("schedules.*.catch_up.max", .integer(1...100_000), "At most so many; with `all`, and there required"),
        key(
            "schedules.*.spread", .duration(atLeast: .zero),
            "Each subject at a stable offset within this time after the slot"),
        key(
            "schedules.*.if_running", .choice(["allow", "skip", "queue_one"]),
            "What happens while the last job of the schedule is unfinished", default: "allow"),
        key("schedules.*.min_gap", .duration(atLeast: .zero), "No two runs of one subject closer than this"),
        key("schedules.*.enabled", .boolean, "Whether it fires", default: true),
        key(
            "schedules.*.from", .bound, "Inclusive; a date begins in the schedule's zone, or in UTC for each user's own"
        ),
        key("schedules.*.until", .bound, "Exclusive; a date as in `from`"),
        key("schedules.*.renamed_from", .name(.identifier), "The id that it had before"),
    ]

    private static func key(
        _ path: String, _ type: ConfigValueType, _ summary: String, required: Bool = false,
        default value: JSONValue? = nil, note: String? = nil
    ) -> ConfigKey {
        ConfigKey(path, type, summary, file: .schedules, required: required, default: value, note: note)
    }
}
