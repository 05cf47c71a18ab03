import JSONTree

/// Every JSON document the program prints has `"format": 1` first.
enum JSONDocument {
    static func text(_ members: JSONObject) -> String {
        var document: JSONObject = ["format": 1]
        for member in members.members { document[member.key] = member.value }
        return JSONValue.object(document).prettyText
    }
}
