extension JobInsert {
    /// Checks the names and numbers that whoever enqueues may choose.
    package func check() throws(RequestProblem) {
        guard NameRule.queue.accepts(queue) else {
            throw RequestProblem(
                message: "\"\(queue)\" is not a queue's name", help: "a name has \(NameRule.queue.expectation)")
        }
        guard (1...4).contains(priority) else {
            throw RequestProblem(message: "priority \(priority) is out of range", help: "1 (first) to 4")
        }
        guard (1...32_767).contains(maxAttempts) else {
            throw RequestProblem(message: "max_attempts \(maxAttempts) is out of range", help: "1 to 32767")
        }
        for tag in tags where !NameRule.tag.accepts(tag) {
            throw RequestProblem(message: "\"\(tag)\" is not a tag", help: "a tag has \(NameRule.tag.expectation)")
        }
    }
}
