import JobDiagnostics

/// Reads `handler:` of a job.
enum HandlerReader {
    static func read(_ job: MappingReader) -> Marked<ForeignHandler>? {
        guard let node = job["handler"], let map = job.section("handler") else { return nil }
        var marked = node.marked(ForeignHandler.exec(command: [], environment: []))
        let handler: ForeignHandler?
        switch map.only(oneOf: ["exec", "http"]) {
        case "exec": handler = exec(map)
        case "http":
            map.refuse(["env"], because: { "'\($0)' means nothing beside 'http'" }, help: "remove it")
            handler = map.section("http").flatMap(http)
        default:
            map.reportMissing(oneOf: ["exec", "http"], help: "write exec: [PROGRAM, ARGUMENT]")
            handler = nil
        }
        if let handler { marked.value = handler } else { marked.isUnreadable = true }
        return marked
    }

    private static func exec(_ map: MappingReader) -> ForeignHandler? {
        let command = map["exec"]?.list(of: "program and arguments", atLeast: 1)?.map { $0.text() }
        let environment = map["env"].map { $0.list(of: "variables' names")?.map(variableName) } ?? []
        guard let command, let environment, !command.contains(nil), !environment.contains(nil) else { return nil }
        if let program = command.first, program?.isEmpty != false {
            map["exec"]?.report(ReadingCode.emptyList, "the program's name is empty", help: "write its path")
            return nil
        }
        return .exec(command: command.compactMap(\.self), environment: environment.compactMap(\.self))
    }

    private static func variableName(_ node: NodeReader) -> String? {
        guard let text = node.text(expecting: "a variable's name") else { return nil }
        guard VariableExpansion.isName(text) else {
            node.report(
                ReadingCode.badVariableName, "\"\(text)\" cannot be the name of an environment variable",
                help: text.contains("=")
                    ? "name the variable only; its value is the node's" : "names have letters, digits and _")
            return nil
        }
        return text
    }

    private enum Method: String, Sendable {
        case get = "GET", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE"
    }

    private static func http(_ map: MappingReader) -> ForeignHandler? {
        let url = map.filledText("url")
        let method = map.choice("method", default: Method.post)
        guard !url.isDefault, !url.isUnreadable, !method.isUnreadable else { return nil }
        guard
            ["http://", "https://"].contains(where: { url.value.hasPrefix($0) && url.value.utf8.count > $0.utf8.count })
        else {
            map["url"]?.report(
                ReadingCode.badURL, "a handler's URL begins with http:// or https://", help: "write https://HOST/PATH")
            return nil
        }
        return .http(url: url.value, method: method.value.rawValue)
    }
}
