import JSONTree
import JobPlugin
import JobSQL

/// Runs one of a closed set of procedures, named as Loomio names them.
struct RunProcedure: JobHandler {
    static let kind: JobKind = "generic"

    struct Arguments: Codable, Sendable, Hashable {
        var className: String
        var methodName: String
        var args: [JSONValue]

        enum CodingKeys: String, CodingKey {
            case className = "class_name"
            case methodName = "method_name"
            case args
        }
    }

    static var argumentShape: ArgumentShape? {
        .fields([
            "class_name": ArgumentShape.Field(.string),
            "method_name": ArgumentShape.Field(.string),
            "args": ArgumentShape.Field(.array(of: .any)),
        ])
    }

    let database: any SQLDatabase

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        let name = arguments.className + "." + arguments.methodName
        guard let procedure = Procedure(rawValue: name) else {
            let known = Procedure.allCases.map(\.rawValue).joined(separator: ", ")
            return .discarded(reason: "generic runs no procedure '\(name)'; it knows \(known)")
        }
        do {
            try await ProcedureRunner(database: database, context: context).run(procedure, arguments.args)
            return .completed
        } catch let error as ProcedureError {
            return .discarded(reason: "\(name): \(error.message)")
        }
    }
}
