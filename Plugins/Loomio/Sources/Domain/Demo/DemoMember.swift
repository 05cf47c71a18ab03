/// A member of the sample group.
struct DemoMember: Sendable, Hashable {
    let name: String
    let userName: String
    let zone: String?
    /// `users.email_catch_up_day`
    let catchUpDay: Int64?

    /// The first one founded the group.
    static let all = [
        DemoMember(name: "Ada Osei", userName: "ada", zone: "Europe/London", catchUpDay: 7),
        DemoMember(name: "Ngaio Parata", userName: "ngaio", zone: "Pacific/Auckland", catchUpDay: 7),
        DemoMember(name: "João Lima", userName: "joao", zone: "America/Sao_Paulo", catchUpDay: 8),
        DemoMember(name: "Priya Nair", userName: "priya", zone: "Asia/Kolkata", catchUpDay: 1),
        DemoMember(name: "Sam Lee", userName: "sam", zone: "America/Los_Angeles", catchUpDay: 5),
        DemoMember(name: "Kim Berg", userName: "kim", zone: nil, catchUpDay: nil),
    ]
}
