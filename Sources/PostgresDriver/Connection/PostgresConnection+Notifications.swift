import CPostgres
import Glibc
package import JobSQL

extension PostgresConnection {
    /// Waits until notifications have come, or the time is over, or the call is cancelled.
    /// - Throws: `SQLError` if the connection is lost; `interrupted` if the call is cancelled.
    package func waitForNotifications(atMost duration: Duration) throws(SQLError) -> [PostgresNotification] {
        let end = WaitTime(in: duration)
        while true {
            let notifications = takeNotifications()
            if !notifications.isEmpty { return notifications }
            if interruption.isRequested { throw SQLError(.interrupted, "the wait was cancelled") }
            var descriptors = [
                pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0),
                pollfd(fd: interruption.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&descriptors, 2, end.milliseconds) == 0 { return [] }
            if descriptors[1].revents != 0 { interruption.acknowledge() }
            if descriptors[0].revents != 0, PQconsumeInput(raw) == 0 { throw lost(nil) }
        }
    }

    private func takeNotifications() -> [PostgresNotification] {
        var notifications: [PostgresNotification] = []
        while let notification = PQnotifies(raw) {
            notifications.append(
                PostgresNotification(
                    channel: String(cString: notification.pointee.relname),
                    payload: String(cString: notification.pointee.extra)))
            PQfreemem(notification)
        }
        return notifications
    }
}
