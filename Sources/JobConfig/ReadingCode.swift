package import JobDiagnostics

/// The codes of everything that reading the two files finds. A code is never used again for something else.
package enum ReadingCode {
    // MARK: YAML

    /// Error: the text is not YAML at this place.
    package static let yamlSyntax: DiagnosticCode = "RJ001"
    /// Error: a bracket, brace or quote is never closed.
    package static let unclosed: DiagnosticCode = "RJ002"
    /// Error: a key stands twice in one map.
    package static let duplicateKey: DiagnosticCode = "RJ003"
    /// Error: a tab in indentation.
    package static let tabIndentation: DiagnosticCode = "RJ004"
    /// Error: a second document in one file.
    package static let secondDocument: DiagnosticCode = "RJ005"
    /// Error: an alias without its anchor.
    package static let undefinedAlias: DiagnosticCode = "RJ006"
    /// Error: an anchor that contains itself.
    package static let recursiveAlias: DiagnosticCode = "RJ007"
    /// Warning: an anchor that nothing uses.
    package static let unusedAnchor: DiagnosticCode = "RJ008"
    /// Error: `<<` whose value is not a map or a list of maps.
    package static let badMerge: DiagnosticCode = "RJ009"
    /// Error: a value that starts with `*` and needs quotes, such as a cron expression.
    package static let unquotedAsterisk: DiagnosticCode = "RJ010"
    /// Error: a value that starts with a reserved character and needs quotes, such as `@daily`.
    package static let reservedCharacter: DiagnosticCode = "RJ011"
    /// Error: a second `: ` in an unquoted value.
    package static let nestedColon: DiagnosticCode = "RJ012"
    /// Error: `${NAME}` unquoted inside brackets or braces.
    package static let unquotedVariable: DiagnosticCode = "RJ013"
    /// Error: a key that is a list or a map.
    package static let complexKey: DiagnosticCode = "RJ014"
    /// Error: a tag that is not part of the core schema.
    package static let unknownTag: DiagnosticCode = "RJ015"
    /// Error: bytes that are not UTF-8.
    package static let notUTF8: DiagnosticCode = "RJ016"
    /// Error: a control character.
    package static let controlCharacter: DiagnosticCode = "RJ017"
    /// Error: the file has more bytes than allowed.
    package static let tooLarge: DiagnosticCode = "RJ018"
    /// Error: nested deeper than allowed.
    package static let tooDeep: DiagnosticCode = "RJ019"
    /// Error: more values than allowed.
    package static let tooManyNodes: DiagnosticCode = "RJ020"
    /// Error: aliases stand for more values than allowed.
    package static let tooManyAliasNodes: DiagnosticCode = "RJ021"
    /// Error: there is no `jobs.yaml` in the folder.
    package static let missingFile: DiagnosticCode = "RJ030"
    /// Error: a file exists and cannot be read.
    package static let unreadableFile: DiagnosticCode = "RJ031"
    /// Error: the file holds no value.
    package static let emptyFile: DiagnosticCode = "RJ032"

    // MARK: Comments and variables

    /// Warning: an allow comment that silences nothing.
    package static let allowUnused: DiagnosticCode = "RJ040"
    /// Warning: a `# runner:` comment that cannot be understood.
    package static let allowMalformed: DiagnosticCode = "RJ041"
    /// Warning: an allow comment for an error, which cannot be allowed.
    package static let allowOfError: DiagnosticCode = "RJ042"
    /// Error: `${` without a well-formed reference behind it, under `store` or `plugins`.
    package static let variableSyntax: DiagnosticCode = "RJ043"
    /// Warning: `${NAME}` where variables are not replaced.
    package static let variableOutside: DiagnosticCode = "RJ044"
    /// Note of `validate`, error of commands: a variable without default is not set.
    package static let variableUnset: DiagnosticCode = "RJ045"

    // MARK: YAML 1.1 ambiguities

    /// Warning for text, error for a boolean: `yes`, `no`, `on`, `off`, which YAML 1.1 reads as booleans.
    package static let booleanWord: DiagnosticCode = "RJ050"
    /// Warning for text, error for a time, number or duration: `6:30`, which YAML 1.1 reads in base 60.
    package static let sexagesimal: DiagnosticCode = "RJ051"
    /// Warning for text, error for a number: `010`, which YAML 1.1 reads in base 8.
    package static let leadingZero: DiagnosticCode = "RJ052"
    /// Warning for text, error for a number: `1_000`, which YAML 1.1 reads as a number.
    package static let underscores: DiagnosticCode = "RJ053"
    /// Error: `1e3` where a whole number belongs.
    package static let exponent: DiagnosticCode = "RJ054"

    // MARK: Shape

    /// Error: a value of the wrong type.
    package static let wrongType: DiagnosticCode = "RJ100"
    /// Error: a key that is not known here.
    package static let unknownKey: DiagnosticCode = "RJ101"
    /// Error: a required key is missing.
    package static let missingKey: DiagnosticCode = "RJ102"
    /// Error: a number or duration outside its range.
    package static let outOfRange: DiagnosticCode = "RJ103"
    /// Error: a word that is not among those allowed.
    package static let unknownWord: DiagnosticCode = "RJ104"
    /// Error: two keys of which only one may stand.
    package static let exclusiveKeys: DiagnosticCode = "RJ105"
    /// Error: a key without a value.
    package static let emptyValue: DiagnosticCode = "RJ106"
    /// Error: a name with characters or a length that names cannot have.
    package static let badName: DiagnosticCode = "RJ107"
    /// Error: a file format version that this program does not read.
    package static let unsupportedVersion: DiagnosticCode = "RJ108"
    /// Error: a list, map or text that must not be empty.
    package static let emptyList: DiagnosticCode = "RJ109"
    /// Error: a text that is not a percentage.
    package static let badPercentage: DiagnosticCode = "RJ110"
    /// Error: a key that has no effect next to what the others say.
    package static let keyNotApplicable: DiagnosticCode = "RJ111"
    /// Warning: an item that stands twice in a list.
    package static let duplicateItem: DiagnosticCode = "RJ112"
    /// Error: a type of an argument that does not exist.
    package static let unknownArgumentType: DiagnosticCode = "RJ113"
    /// Error: the shape of an argument cannot be read.
    package static let badArgumentShape: DiagnosticCode = "RJ114"
    /// Error: an entry of `unique.by` that is neither `args` nor `args.FIELD`, or both forms at once.
    package static let badUniqueField: DiagnosticCode = "RJ115"
    /// Error: `unique.while` leaves out a state that must be in it.
    package static let uniqueStateMissing: DiagnosticCode = "RJ116"
    /// Error: `{{` without `}}`, or nothing between them.
    package static let placeholderSyntax: DiagnosticCode = "RJ117"
    /// Error: a placeholder that does not exist.
    package static let unknownPlaceholder: DiagnosticCode = "RJ118"
    /// Error: a name that an environment variable cannot have.
    package static let badVariableName: DiagnosticCode = "RJ119"
    /// Error: a section that an environment cannot change.
    package static let overlaySection: DiagnosticCode = "RJ120"
    /// Error: an environment speaks of a schedule that does not exist.
    package static let overlayUnknownSchedule: DiagnosticCode = "RJ121"
    /// Warning: an environment removes with null what the base does not have.
    package static let overlayRemovesNothing: DiagnosticCode = "RJ122"
    /// Error: `until` is not after `from`.
    package static let emptyWindow: DiagnosticCode = "RJ123"
    /// Error: a store's URL of a sort that does not exist.
    package static let badStoreURL: DiagnosticCode = "RJ124"
    /// Error: the URL of a handler is not one of http or https.
    package static let badURL: DiagnosticCode = "RJ125"

    // MARK: Texts of time

    /// Error: a cron expression, or a field of it, that cannot be read.
    package static let cronSyntax: DiagnosticCode = "RJ200"
    /// Error: a value outside its cron field.
    package static let cronOutOfRange: DiagnosticCode = "RJ201"
    /// Error: a word in a cron field that is no name of it.
    package static let cronUnknownName: DiagnosticCode = "RJ202"
    /// Error: a cron step of zero or larger than its field.
    package static let cronStepTooLarge: DiagnosticCode = "RJ203"
    /// Error: no date matches the cron expression, ever.
    package static let cronNeverFires: DiagnosticCode = "RJ204"
    /// Error: a cron range that ends before it begins.
    package static let cronWrapAround: DiagnosticCode = "RJ205"
    /// Error: something that only other cron dialects have.
    package static let cronUnsupported: DiagnosticCode = "RJ206"
    /// Error: a time zone inside a cron expression.
    package static let cronZone: DiagnosticCode = "RJ207"
    /// Error: a word behind `@` that is no macro.
    package static let cronMacro: DiagnosticCode = "RJ208"
    /// Error: a cron expression with too few or too many fields.
    package static let cronFieldCount: DiagnosticCode = "RJ209"
    /// Error: a text that is not a duration.
    package static let badDuration: DiagnosticCode = "RJ210"
    /// Error: a text that is not a time of day.
    package static let badTime: DiagnosticCode = "RJ211"
    /// Error: a text that is neither a date nor an RFC 3339 time.
    package static let badDate: DiagnosticCode = "RJ212"
    /// Error: a word that is not a day of the week.
    package static let badWeekday: DiagnosticCode = "RJ213"
    /// Error: something that is not a day of the month.
    package static let badMonthDay: DiagnosticCode = "RJ214"
    /// Warning: a cron step that does not divide its field evenly.
    package static let cronUnevenStep: DiagnosticCode = "RJ215"
    /// Warning: day of month and day of week are both set.
    package static let cronDayMatch: DiagnosticCode = "RJ216"
    /// Warning: a cron expression runs every minute of some hours only, or every second.
    package static let cronEveryMinute: DiagnosticCode = "RJ217"
    /// Warning: the day of month never matches; only the day of week counts.
    package static let cronDeadDayOfMonth: DiagnosticCode = "RJ218"
    /// Warning: a cron step longer than the range it divides.
    package static let cronIdleStep: DiagnosticCode = "RJ219"

    /// All of them, ascending.
    package static let all: [DiagnosticCode] = [
        yamlSyntax, unclosed, duplicateKey, tabIndentation, secondDocument, undefinedAlias, recursiveAlias,
        unusedAnchor, badMerge, unquotedAsterisk, reservedCharacter, nestedColon, unquotedVariable, complexKey,
        unknownTag, notUTF8, controlCharacter, tooLarge, tooDeep, tooManyNodes, tooManyAliasNodes, missingFile,
        unreadableFile, emptyFile, allowUnused, allowMalformed, allowOfError, variableSyntax, variableOutside,
        variableUnset, booleanWord, sexagesimal, leadingZero, underscores, exponent, wrongType, unknownKey,
        missingKey, outOfRange, unknownWord, exclusiveKeys, emptyValue, badName, unsupportedVersion, emptyList,
        badPercentage, keyNotApplicable, duplicateItem, unknownArgumentType, badArgumentShape, badUniqueField,
        uniqueStateMissing, placeholderSyntax, unknownPlaceholder, badVariableName, overlaySection,
        overlayUnknownSchedule, overlayRemovesNothing, emptyWindow, badStoreURL, badURL, cronSyntax, cronOutOfRange,
        cronUnknownName, cronStepTooLarge, cronNeverFires, cronWrapAround, cronUnsupported, cronZone, cronMacro,
        cronFieldCount, badDuration, badTime, badDate, badWeekday, badMonthDay, cronUnevenStep, cronDayMatch,
        cronEveryMinute, cronDeadDayOfMonth, cronIdleStep,
    ]
}
