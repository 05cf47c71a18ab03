/// A way in which an event reaches people.
enum EventChannel: Sendable, Hashable {
    /// Pushed to the browsers of the group and of each guest.
    case live
    /// A notification within the application.
    case notifications
    /// A mail to the recipients.
    case mail
    /// Events of their own for those whom the text names.
    case mentions
    /// A mail to all who want to hear everything.
    case subscribers
    /// A message to the group's chatbots.
    case chatbots
    /// A mail to the author of what the event is about.
    case author
}
