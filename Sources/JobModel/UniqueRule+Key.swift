import Crypto
public import JSONTree
public import JobTime

extension UniqueRule {
    /// The 32 bytes that two jobs share if and only if they count as the same, byte for byte as River has them.
    ///
    /// - Parameters:
    ///   - arguments: As they are about to be stored; what a database makes of them later may be another text.
    ///   - now: The present, not the time for which the job is planned.
    public func key(kind: JobKind, arguments: JSONObject, queue: String, now: Timestamp) -> [UInt8] {
        Array(SHA256.hash(data: Array(keyText(kind: kind, arguments: arguments, queue: queue, now: now).utf8)))
    }

    /// The text that is hashed: only the parts that the rule names, in River's order, with nothing escaped.
    package func keyText(kind: JobKind, arguments: JSONObject, queue: String, now: Timestamp) -> String {
        var text = "&kind=" + kind.rawValue
        switch by {
        case .all: text += "&args=" + sortedText(of: arguments)
        case .fields(let paths): text += "&args=" + pickedText(of: paths, in: arguments)
        case .none: break
        }
        if let period {
            text += "&period=" + lowerBound(of: period, at: now).rfc3339()
        }
        if includesQueue {
            text += "&queue=" + queue
        }
        return text
    }

    /// Only the top-level keys are sorted; River takes nested values as they are written.
    private func sortedText(of arguments: JSONObject) -> String {
        let members = arguments.members.sorted { precedes($0.key, $1.key) }
        return JSONValue.object(JSONObject(members)).goCompactText
    }

    /// An object with nothing but the named fields, or no text at all if the arguments have none of them.
    private func pickedText(of paths: [String], in arguments: JSONObject) -> String {
        var picked = JSONObject()
        for path in Set(paths).sorted(by: precedes) {
            let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
            if let value = arguments.value(at: steps) {
                picked.set(value, at: steps)
            }
        }
        return picked.isEmpty ? "" : JSONValue.object(picked).goCompactText
    }

    /// The start of the period, counted from 0001-01-01T00:00:00Z, to the whole second.
    private func lowerBound(of period: Duration, at now: Timestamp) -> Timestamp {
        let length = period.wholeMicroseconds
        guard length > 0 else { return Timestamp(seconds: now.seconds) }
        let sinceYearOne = now.microseconds + UniqueRule.microsecondsFromYearOneToEpoch
        let start = now.microseconds - ((sinceYearOne % length) + length) % length
        return Timestamp(seconds: Timestamp(microseconds: start).seconds)
    }

    private static let microsecondsFromYearOneToEpoch: Int64 = 62_135_596_800_000_000

    private func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

extension JSONObject {
    /// The value at a path of keys; a `null` that is written counts as a value.
    fileprivate func value(at steps: ArraySlice<String>) -> JSONValue? {
        guard let first = steps.first, let value = self[first] else { return nil }
        let rest = steps.dropFirst()
        return rest.isEmpty ? value : value.object?.value(at: rest)
    }

    /// Sets the value at a path of keys, making the objects on the way; new keys go to the end.
    fileprivate mutating func set(_ value: JSONValue, at steps: ArraySlice<String>) {
        guard let first = steps.first else { return }
        let rest = steps.dropFirst()
        if rest.isEmpty {
            self[first] = value
        } else {
            var child = self[first]?.object ?? JSONObject()
            child.set(value, at: rest)
            self[first] = .object(child)
        }
    }
}
