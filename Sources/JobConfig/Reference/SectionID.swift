/// A map's place in the reference.
struct SectionID: Hashable, Sendable {
    let file: ConfigKey.File
    let path: String
}
