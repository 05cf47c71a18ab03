import JobDiagnostics
import JobTime

extension CronProblem.Kind {
    /// The code of findings of this sort.
    var code: DiagnosticCode {
        switch self {
        case .syntax: ReadingCode.cronSyntax
        case .fieldCount: ReadingCode.cronFieldCount
        case .outOfRange: ReadingCode.cronOutOfRange
        case .unknownName: ReadingCode.cronUnknownName
        case .stepTooLarge: ReadingCode.cronStepTooLarge
        case .wrapAround: ReadingCode.cronWrapAround
        case .unsupported: ReadingCode.cronUnsupported
        case .zone: ReadingCode.cronZone
        case .macro: ReadingCode.cronMacro
        case .neverFires: ReadingCode.cronNeverFires
        case .unevenStep: ReadingCode.cronUnevenStep
        case .dayMatch: ReadingCode.cronDayMatch
        case .everyMinute: ReadingCode.cronEveryMinute
        case .deadDayOfMonth: ReadingCode.cronDeadDayOfMonth
        case .idleStep: ReadingCode.cronIdleStep
        }
    }
}
