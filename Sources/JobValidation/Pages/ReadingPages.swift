import JobDiagnostics

/// What reading the files finds, one page a code.
enum ReadingPages {
    /// All of them, by code.
    static let all: [RuleDescription] = [
        yamlSyntax, unclosed, duplicateKey, tabIndentation, secondDocument, undefinedAlias, recursiveAlias,
        unusedAnchor, badMerge, unquotedAsterisk, reservedCharacter, nestedColon, unquotedVariable,
        complexKey, unknownTag, notUTF8, controlCharacter, tooLarge, tooDeep, tooManyNodes,
        tooManyAliasNodes, missingFile, unreadableFile, emptyFile, allowUnused, allowMalformed,
        allowOfError, variableSyntax, variableOutside, variableUnset, booleanWord, sexagesimal, leadingZero,
        underscores, exponent, wrongType, unknownKey, missingKey, outOfRange, unknownWord, exclusiveKeys,
        emptyValue, badName, unsupportedVersion, emptyList, badPercentage, keyNotApplicable, duplicateItem,
        unknownArgumentType, badArgumentShape, badUniqueField, uniqueStateMissing, placeholderSyntax,
        unknownPlaceholder, badVariableName, overlaySection, overlayUnknownSchedule, overlayRemovesNothing,
        emptyWindow, badStoreURL, badURL, cronSyntax, cronOutOfRange, cronUnknownName, cronStepTooLarge,
        cronNeverFires, cronWrapAround, cronUnsupported, cronZone, cronMacro, cronFieldCount, badDuration,
        badTime, badDate, badWeekday, badMonthDay, cronUnevenStep, cronDayMatch, cronEveryMinute,
        cronDeadDayOfMonth, cronIdleStep,
    ]
}
