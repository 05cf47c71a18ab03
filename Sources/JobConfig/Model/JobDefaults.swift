/// `defaults:` What a job has that says nothing else.
package struct JobDefaults: Sendable {
    package var queue: Marked<String>
    package var retry: Marked<String>
    package var timeout: Marked<Duration>
    /// 1 (first) to 4.
    package var priority: Marked<Int>

    package init(queue: Marked<String>, retry: Marked<String>, timeout: Marked<Duration>, priority: Marked<Int>) {
        self.queue = queue
        self.retry = retry
        self.timeout = timeout
        self.priority = priority
    }
}
