/// One thing that the files say of a schedule, as text: two plans are compared by it.
package struct PlannedSetting: Sendable, Hashable {
    /// As the files call it, such as `timezone`.
    package var name: String
    /// The value with its default filled in; `none` for what is left out and has none.
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
