/// A schedule that a plan looked at.
package struct PlannedSchedule: Sendable, Hashable {
    package var id: String
    package var job: String
    package var queue: String
    /// When it fires, as written.
    package var trigger: String
    /// The zone, or `each user`.
    package var zone: String
    package var isPerUser: Bool
    package var isEnabled: Bool
    /// Who counted its users; nil for nobody.
    package var populationSource: String?
    /// How many users it has, before any is left out; nil if nobody knows or it has none.
    package var users: Int?
    /// The id that it had before.
    package var renamedFrom: String?
    /// What the files say of it, for comparisons.
    package var settings: [PlannedSetting] = []

    package init(
        id: String, job: String, queue: String, trigger: String, zone: String, isPerUser: Bool, isEnabled: Bool,
        populationSource: String? = nil, users: Int? = nil
    ) {
        self.id = id
        self.job = job
        self.queue = queue
        self.trigger = trigger
        self.zone = zone
        self.isPerUser = isPerUser
        self.isEnabled = isEnabled
        self.populationSource = populationSource
        self.users = users
    }
}
