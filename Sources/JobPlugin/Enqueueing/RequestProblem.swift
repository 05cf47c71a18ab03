/// What is wrong with a request, without the values of its arguments.
package struct RequestProblem: Error, Sendable, Hashable {
    package var message: String
    package var help: String?

    package init(message: String, help: String? = nil) {
        self.message = message
        self.help = help
    }
}
