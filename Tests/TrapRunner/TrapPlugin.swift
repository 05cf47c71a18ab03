import JobPlugin

/// Works jobs that may end the process.
struct TrapPlugin: JobPlugin {
    static let id: PluginID = "trap"

    init(settings: NoSettings, services: PluginServices) throws {}

    static var items: [PluginItem<Self>] {
        Handle(TrapHandler.self) { _ in TrapHandler() }
        Handle(NoteHandler.self) { _ in NoteHandler() }
        Handle(EntryHandler.self) { _ in EntryHandler() }
        Handle(RemarkHandler.self) { _ in RemarkHandler() }
    }
}
