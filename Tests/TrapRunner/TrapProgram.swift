import JobCommands

/// The program with one plugin whose handler can trap: what a poison job does to a node can only be seen from outside.
@main
enum TrapProgram {
    static func main() async {
        await CommandLineProgram.main(plugins: [TrapPlugin.self])
    }
}
