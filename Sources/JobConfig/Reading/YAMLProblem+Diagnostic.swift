import JobDiagnostics
import YAMLTree

extension YAMLProblem {
    /// The problem as a finding about a file.
    func diagnostic(in file: String) -> Diagnostic {
        Diagnostic(
            kind.code, kind.isWarning ? .warning : .error, message, at: Location(file: file, span: span), help: help,
            related: related.map { [.init($0.message, at: Location(file: file, span: $0.span))] } ?? [])
    }
}

extension YAMLProblem.Kind {
    /// The code of findings of this sort.
    var code: DiagnosticCode {
        switch self {
        case .syntax: ReadingCode.yamlSyntax
        case .unclosed: ReadingCode.unclosed
        case .tabIndentation: ReadingCode.tabIndentation
        case .secondDocument: ReadingCode.secondDocument
        case .undefinedAlias: ReadingCode.undefinedAlias
        case .unquotedAsterisk: ReadingCode.unquotedAsterisk
        case .reservedCharacter: ReadingCode.reservedCharacter
        case .nestedColon: ReadingCode.nestedColon
        case .unquotedVariable: ReadingCode.unquotedVariable
        case .duplicateKey: ReadingCode.duplicateKey
        case .complexKey: ReadingCode.complexKey
        case .badMerge: ReadingCode.badMerge
        case .recursiveAlias: ReadingCode.recursiveAlias
        case .unusedAnchor: ReadingCode.unusedAnchor
        case .unknownTag: ReadingCode.unknownTag
        case .notUTF8: ReadingCode.notUTF8
        case .controlCharacter: ReadingCode.controlCharacter
        case .tooLarge: ReadingCode.tooLarge
        case .tooDeep: ReadingCode.tooDeep
        case .tooManyNodes: ReadingCode.tooManyNodes
        case .tooManyAliasNodes: ReadingCode.tooManyAliasNodes
        }
    }
}
