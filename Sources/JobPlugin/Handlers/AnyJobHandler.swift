package import JobModel

/// A handler whose types are forgotten, with the middleware of its plugin round it.
public struct AnyJobHandler: Sendable {
    /// The kind it works.
    package let kind: JobKind
    /// What its arguments look like, if known.
    package let arguments: ArgumentShape?
    private let middleware: [any JobMiddleware]
    private let decode: @Sendable (String, [any JobMiddleware]) throws(ArgumentDecodingError) -> PreparedAttempt

    package init<Handler: JobHandler>(_ handler: Handler, middleware: [any JobMiddleware] = []) {
        let description = HandlerDescription(Handler.self)
        self.init(description, middleware: middleware) { text, middleware throws(ArgumentDecodingError) in
            let arguments: Handler.Arguments
            do {
                arguments = try ArgumentCoding.decode(Handler.Arguments.self, from: text)
            } catch {
                throw ArgumentDecodingError(error, shape: description.arguments)
            }
            return PreparedAttempt(handler, arguments, middleware: middleware)
        }
    }

    private init(
        _ description: HandlerDescription, middleware: [any JobMiddleware],
        decode: @escaping @Sendable (String, [any JobMiddleware]) throws(ArgumentDecodingError) -> PreparedAttempt
    ) {
        kind = description.kind
        arguments = description.arguments
        self.middleware = middleware
        self.decode = decode
    }

    /// The same handler inside further middleware, the first of which is the outermost.
    package func wrapped(in outer: [any JobMiddleware]) -> AnyJobHandler {
        AnyJobHandler(
            HandlerDescription(kind: kind, arguments: arguments), middleware: outer + middleware, decode: decode)
    }

    /// Decodes the arguments, once for the run and the retry hook.
    package func prepare(_ argumentsText: String) throws(ArgumentDecodingError) -> PreparedAttempt {
        try decode(argumentsText, middleware)
    }
}
