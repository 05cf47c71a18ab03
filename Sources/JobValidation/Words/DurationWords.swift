import JobTime

extension Duration {
    /// As it would be written in the files.
    var text: String { DurationText.print(self) }

    /// For a long time: whole days, or as written below two days.
    var roughText: String {
        let days = components.seconds / 86_400
        return days < 2 ? text : "\(days)d"
    }
}
