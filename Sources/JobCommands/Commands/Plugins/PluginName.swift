/// The forms of a new plugin's name.
struct PluginName: Sendable, Hashable {
    /// `Billing`: the folder, the module, and the start of the type's name.
    let module: String
    /// `billing`: the plugin's id and the key of its settings.
    let id: String

    /// Creates the forms from either: `billing`, `Billing`, `mail_room`, `MailRoom`.
    init(_ text: String) {
        let words = text.split { $0 == "_" || $0 == "-" || $0 == "." || $0 == " " }
        module = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        var id = ""
        for character in module {
            if character.isUppercase, !id.isEmpty { id += "_" }
            id += character.lowercased()
        }
        self.id = id
    }

    /// Whether the forms are a Swift module's name and a plugin's id.
    var isUsable: Bool {
        let letters = module.unicodeScalars
        guard let first = letters.first, ("A"..."Z").contains(first), letters.count <= 60 else { return false }
        return letters.allSatisfy { ("A"..."Z").contains($0) || ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    }
}
