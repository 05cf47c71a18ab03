import JobModel
import JobStore
import Synchronization

extension Dispatcher {
    /// At most so many jobs are claimed at once: while they run, the next ones are.
    private static let largestClaim = 500
    /// So many queues that need a look of their own are simply claimed from.
    private static let fewQueues = 3
    /// How long a suspected job that a limit holds is not asked for again.
    private static let heldSuspectPause = Duration.seconds(5)

    /// Claims once from the queues that may have something, as far as there is room; those that turn out to be empty are
    /// left out until something changes.
    /// - Returns: Whether there were any.
    func claimRound() async throws -> Bool {
        let roster = services.roster
        let (isOpen, isSuspectDue) = state.withLock {
            (!$0.isPaused && !$0.isAlone && $0.phase == .working, $0.isSuspectDue)
        }
        guard isOpen else { return false }
        try await giveBackLostClaims()
        if isSuspectDue {
            // Everything else must have ended, and its end be stored, before such a job may take the process along.
            guard running == 0, completer.pending == 0 else { return false }
            if try await claimSuspect(roster) { return true }
        }
        let (claims, sight) = nextClaims(of: roster)
        guard !claims.together.isEmpty || !claims.apart.isEmpty else { return false }
        lanes.enter()
        defer { lanes.leave() }
        var count = try await claimTogether(claims.together, since: sight, roster)
        let due = try await due(among: claims.apart.map(\.name), since: sight)
        for share in claims.apart where due.contains(share.name) { count += try await claim(share, roster) }
        if count == 0 {
            try await askOthers(roster)
        } else if claims.apart.isEmpty, count >= Dispatcher.largestClaim {
            try await claimBacklog(roster)
        }
        return true
    }

    private func nextClaims(
        of roster: Roster
    ) -> (claims: (together: [FairShare.Portion], apart: [FairShare.Portion]), sight: FloorState.Sight) {
        state.withLock { state in
            let now = services.clock.uptime()
            let claims = state.floor.claims(of: roster, limit: Dispatcher.largestClaim, now: now)
            state.floor.reserve(claims.together)
            return (claims, state.floor.sight)
        }
    }

    /// Goes on for as long as claims are filled, with two side by side as far as `StoreLanes` has room: where jobs are
    /// deleted as they complete, claims are nearly all that there is to do.
    /// - Throws: What the first claim that failed threw, after all have ended.
    private func claimBacklog(_ roster: Roster) async throws {
        let failure = await withTaskGroup { group in
            var failure = await claimBacklogPart(roster, of: &group)
            for await other in group { failure = failure ?? other }
            return failure
        }
        if let failure { throw failure }
    }

    /// - Returns: What a claim threw; nil if none did.
    private func claimBacklogPart(
        _ roster: Roster, of group: inout TaskGroup<(any Error)?>
    ) async -> (any Error)? {
        while isOpen, !Task.isCancelled, services.roster === roster, let claim = nextFullClaim(of: roster) {
            if lanes.enterIfFree() {
                if let beside = nextFullClaim(of: roster) {
                    group.addTask {
                        defer { self.lanes.leave() }
                        do {
                            _ = try await self.claimTogether(beside.shares, since: beside.sight, roster)
                            return nil
                        } catch {
                            return error
                        }
                    }
                } else {
                    lanes.leave()
                }
            }
            do {
                let count = try await claimTogether(claim.shares, since: claim.sight, roster)
                guard count == Dispatcher.largestClaim else { return nil }
            } catch {
                return error
            }
        }
        return nil
    }

    /// A claim as large as claims get, if there is room for it.
    private func nextFullClaim(of roster: Roster) -> (shares: [FairShare.Portion], sight: FloorState.Sight)? {
        let (claims, sight) = nextClaims(of: roster)
        guard claims.apart.isEmpty, claims.together.reduce(0, { $0 + $1.count }) >= Dispatcher.largestClaim else {
            state.withLock { $0.floor.release(claims.together) }
            return nil
        }
        return (claims.together, sight)
    }

    /// Sorts out the empty ones among the queues that had no turn, because those that had are empty.
    private func askOthers(_ roster: Roster) async throws {
        let (others, sight) = state.withLock { state in
            (state.floor.unasked(of: roster, now: services.clock.uptime()), state.floor.sight)
        }
        _ = try await due(among: others, since: sight)
    }

    /// Of many queues most are empty: one question about all spares a claim for each.
    private func due(among queues: [String], since sight: FloorState.Sight) async throws -> Set<String> {
        guard queues.count > Dispatcher.fewQueues else { return Set(queues) }
        let due = try await services.store.queuesDue(among: queues)
        state.withLock { state in
            for queue in queues where !due.contains(queue) { state.floor.recordDrained(queue, since: sight) }
        }
        return due
    }

    /// After a claim that failed, the store may hold jobs for the node's that it has never heard of: they would wait for
    /// the node's end.
    private func giveBackLostClaims() async throws {
        guard state.withLock(\.mayHaveLostClaims) else { return }
        // Whoever is no longer among the running ones was among these before.
        let running = desk.ids
        let known = Set(running + completer.ids)
        _ = try await services.store.giveBackClaims(of: services.identity.name, except: Array(known))
        state.withLock { $0.mayHaveLostClaims = false }
    }

    /// Claims from queues for which room is reserved.
    private func claimTogether(
        _ shares: [FairShare.Portion], since sight: FloorState.Sight, _ roster: Roster
    ) async throws -> Int {
        guard !shares.isEmpty else { return 0 }
        let claims: [ClaimResult]
        do {
            claims = try await services.store.claim(
                shares.map { share in
                    ClaimRequest(
                        queue: share.name, limit: share.count, kinds: roster.kinds, node: services.identity.name)
                })
        } catch {
            state.withLock { $0.floor.release(shares) }
            throw error
        }
        let now = services.clock.uptime()
        state.withLock { state in
            state.floor.release(shares)
            for (share, claim) in zip(shares, claims) {
                state.record(claim.jobs, of: share, now: now)
                if claim.jobs.count < share.count { state.floor.recordDrained(share.name, since: sight) }
            }
        }
        begin(claims.flatMap(\.jobs), roster)
        return claims.reduce(0) { $0 + $1.jobs.count }
    }

    private func claim(_ share: FairShare.Portion, _ roster: Roster) async throws -> Int {
        let (portions, sight) = state.withLock {
            ($0.floor.portions(of: share.count, kinds: roster.kinds, now: services.clock.uptime()), $0.floor.sight)
        }
        var left = share.count
        var shortage = FloorState.Shortage()
        for portion in portions where left > 0 {
            let claim = try await services.store.claim(
                ClaimRequest(
                    queue: share.name, limit: min(left, portion.limit), kinds: portion.kinds,
                    node: services.identity.name, limits: roster.claimLimits(of: share.name)))
            left -= claim.jobs.count
            shortage.note(claim, now: services.clock.uptime())
            start(claim.jobs, of: share, roster)
        }
        if left > 0 { state.withLock { $0.floor.recordDrained(share.name, shortage, since: sight) } }
        return share.count - left
    }

    /// Runs a job that was already lost twice with its node, alone, so that it takes no other one with it.
    private func claimSuspect(_ roster: Roster) async throws -> Bool {
        var shortage = FloorState.Shortage()
        for queue in roster.queues where !queue.isPaused {
            let claim = try await services.store.claim(
                ClaimRequest(
                    queue: queue.name, limit: 1, kinds: roster.kinds, node: services.identity.name,
                    selection: .suspected, limits: roster.claimLimits(of: queue.name)))
            guard !claim.jobs.isEmpty else {
                shortage.note(claim, now: services.clock.uptime())
                continue
            }
            state.withLock { $0.isAlone = true }
            start(claim.jobs, of: FairShare.Portion(name: queue.name, weight: queue.weight, count: 1), roster)
            return true
        }
        let pause = services.clock.uptime() + Dispatcher.heldSuspectPause
        state.withLock { state in
            state.isSuspectDue = false
            if shortage.isLimited { state.suspectsHeldUntil = shortage.retryAt ?? pause }
        }
        return false
    }
}
