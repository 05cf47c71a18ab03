/// Global options may stand in front of the command, as in `runner -c deploy validate`; the parser knows them only
/// behind it.
enum LeadingOptions {
    private static let withValue: Set<String> = ["-c", "--config", "--env", "--store", "--color"]
    private static let flags: Set<String> = ["-v", "--verbose", "-q", "--quiet"]

    /// The arguments with what stands in front of the command moved behind the rest.
    static func moved(_ arguments: [String]) -> [String] {
        var count = 0
        while count < arguments.count {
            let argument = arguments[count]
            if withValue.contains(argument) {
                count += 2
            } else if flags.contains(argument) || withValue.contains(where: { argument.hasPrefix($0 + "=") }) {
                count += 1
            } else {
                break
            }
        }
        guard count > 0, count < arguments.count else { return arguments }
        let rest = arguments[count...]
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end]) + Array(arguments[..<count]) + Array(rest[end...])
    }
}
