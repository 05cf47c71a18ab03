import FoundationEssentials

/// How arguments are written to and read from the store: one JSON object, keys as the coding keys.
public enum ArgumentCoding {
    /// The arguments as JSON text with sorted keys, so that equal arguments have equal text.
    /// - Throws: `EncodingError`.
    public static func encode(_ arguments: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(arguments), as: UTF8.self)
    }

    /// Reads arguments from JSON text.
    /// - Throws: `DecodingError`, whose coding path says where.
    public static func decode<Arguments: Decodable>(_ type: Arguments.Type, from text: String) throws -> Arguments {
        if let value = PlainDecoder.decode(type, from: text) { return value }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(text.utf8))
    }
}
