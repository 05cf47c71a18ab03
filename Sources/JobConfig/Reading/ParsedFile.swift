import JobDiagnostics
import SourceMarks
import YAMLTree

/// One of the two files as a tree.
struct ParsedFile {
    let file: SourceFile
    let document: YAMLDocument
    let context: SourceContext
    private let kind: ConfigKey.File

    /// Nil if there is no such file, or it cannot be read; `jobs.yaml` must be there.
    init?(_ source: TextFile, _ kind: ConfigKey.File, _ findings: Findings) {
        switch source {
        case .text(let file):
            self.init(file, kind, findings)
        case .missing(let path):
            guard kind == .jobs else { return nil }
            findings.add(
                Diagnostic(
                    ReadingCode.missingFile, .error, "there is no jobs.yaml here",
                    at: Location(file: path, span: .fileStart),
                    help: "write one that begins with version: 1, or name its folder with -c"))
            return nil
        case .unreadable(let path, let reason):
            findings.add(
                Diagnostic(
                    ReadingCode.unreadableFile, .error, "the file cannot be read: \(reason)",
                    at: Location(file: path, span: .fileStart), help: "make it a file that this user can read"))
            self = .empty(path, kind, findings)
        }
    }

    private init(_ file: SourceFile, _ kind: ConfigKey.File, _ findings: Findings) {
        self.file = file
        self.kind = kind
        document = YAMLParser.parse(file)
        context = SourceContext(file: file, findings: findings, isComplete: document.isComplete)
        for problem in document.problems {
            findings.add(problem.diagnostic(in: file.path))
        }
        if document.root == nil, document.problems.isEmpty {
            findings.add(
                Diagnostic(
                    ReadingCode.emptyFile, .error, "the file is empty", at: context.location(.fileStart),
                    help: "write version: 1"))
        } else if let root = document.root, root.mapping == nil {
            NodeReader(root, name: kind.rawValue, keySpan: nil, context: context)
                .reportType(expected: "a map at the top of \(kind.rawValue).yaml", help: "begin with version: 1")
        }
    }

    /// In the place of a file that could not be read.
    static func empty(_ path: String, _ kind: ConfigKey.File, _ findings: Findings) -> ParsedFile {
        ParsedFile(unreadable: SourceFile(path: path, text: ""), kind, findings)
    }

    private init(unreadable file: SourceFile, _ kind: ConfigKey.File, _ findings: Findings) {
        self.file = file
        self.kind = kind
        document = YAMLDocument(root: nil, isComplete: false)
        context = SourceContext(file: file, findings: findings, isComplete: false)
    }

    /// The top of the file, with an environment's sections laid over it; nil if it is no map.
    func root(in context: SourceContext, overlay: YAMLMapping? = nil) -> MappingReader? {
        guard var node = document.root, let mapping = node.mapping else { return nil }
        if let overlay { node.content = .mapping(TreeOverlay.merge(overlay, over: mapping)) }
        let reader = NodeReader(node, name: "\(kind.rawValue).yaml", keySpan: nil, context: context)
        return MappingReader(reader, ConfigReference.section("", of: kind))
    }
}
