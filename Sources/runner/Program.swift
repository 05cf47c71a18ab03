import JobCommands

@main
enum Program {
    static func main() async {
        await CommandLineProgram.main(plugins: LinkedPlugins.all)
    }
}
