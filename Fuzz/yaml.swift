import SourceMarks
import YAMLTree

/// Reads the bytes as a configuration file and looks at every value, so that a bad span or a cycle is found.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: data, count: count))
    let file = SourceFile(path: "input.yaml", bytes: bytes)
    let document = YAMLParser.parse(file, limits: YAMLLimits(nodes: 10_000, aliasNodes: 1_000))
    let length = file.text.utf8.count
    func check(_ span: SourceSpan) {
        precondition(span.start.offset >= 0 && span.start.offset <= span.end.offset && span.end.offset <= length)
        precondition(span.start.line >= 1 && span.start.column >= 1 && span.start <= span.end)
    }
    func visit(_ node: YAMLNode) {
        check(node.span)
        switch node.content {
        case .scalar(let scalar): _ = (scalar.isNull, scalar.bool, scalar.integer, scalar.double, scalar.ambiguity)
        case .sequence(let elements): elements.forEach(visit)
        case .mapping(let mapping):
            for entry in mapping.entries {
                check(entry.keySpan)
                visit(entry.value)
            }
        }
    }
    if let root = document.root { visit(root) }
    document.comments.forEach { check($0.span) }
    for problem in document.problems {
        check(problem.span)
        if let related = problem.related { check(related.span) }
    }
    return 0
}
