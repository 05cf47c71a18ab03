/// What `generic` runs, by class and method.
enum Procedure: String, Sendable, Hashable, CaseIterable {
    case expireLapsedPolls = "PollService.expire_lapsed_polls"
    case groupMembersAdded = "PollService.group_members_added"
    case updateGroupAndOrganisationTags = "TagService.update_group_and_org_tags"
    case reindexByAuthor = "SearchService.reindex_by_author_id"
    case reindexByDiscussion = "SearchService.reindex_by_discussion_id"
    case reindexByPoll = "SearchService.reindex_by_poll_id"
    case seedDemo = "DemoService.seed"

    /// Whether it takes one id; the others take nothing.
    var takesID: Bool { self != .expireLapsedPolls && self != .seedDemo }
}
