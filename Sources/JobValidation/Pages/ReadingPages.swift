import JobDiagnostics

/// What reading the files finds, one page a code.
enum ReadingPages {
    static let all: [RuleDescription] = []
}
