internal import CLibYAML

/// Owns a libyaml parser and hands out its events as values; nothing of C leaves this file.
final class YAMLEventStream {
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// Starts at the beginning of `input`, which must outlive the stream; nil if there is no memory.
    init?(_ input: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event; behind the end of the stream, the end again.
    func next() throws(YAMLFailure) -> YAMLEvent {
        var raw = yaml_event_t()
        guard yaml_parser_parse(parser, &raw) == 1 else { throw failure() }
        defer { yaml_event_delete(&raw) }
        var event = YAMLEvent(
            kind: .streamEnd, start: Int(raw.start_mark.index), end: Int(raw.end_mark.index))
        switch raw.type {
        case YAML_STREAM_START_EVENT: event.kind = .streamStart
        case YAML_DOCUMENT_START_EVENT: event.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: event.kind = .documentEnd
        case YAML_ALIAS_EVENT: event.kind = .alias(Self.text(raw.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = raw.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            event.kind = .scalar(YAMLScalar(String(decoding: bytes, as: UTF8.self), style: Self.style(scalar.style)))
            event.anchor = Self.text(scalar.anchor)
            event.tag = Self.text(scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            event.kind = .sequenceStart
            event.anchor = Self.text(raw.data.sequence_start.anchor)
            event.tag = Self.text(raw.data.sequence_start.tag)
        case YAML_SEQUENCE_END_EVENT: event.kind = .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            event.kind = .mappingStart
            event.anchor = Self.text(raw.data.mapping_start.anchor)
            event.tag = Self.text(raw.data.mapping_start.tag)
        case YAML_MAPPING_END_EVENT: event.kind = .mappingEnd
        default: break
        }
        return event
    }

    private func failure() -> YAMLFailure {
        let raw = parser.pointee
        let hasContext = raw.context != nil
        return YAMLFailure(
            problem: raw.problem.map { String(cString: $0) } ?? "out of memory",
            mark: Int(raw.error == YAML_READER_ERROR ? raw.mark.index : raw.problem_mark.index),
            context: raw.context.map { String(cString: $0) } ?? "",
            contextMark: hasContext ? Int(raw.context_mark.index) : nil,
            flowLevel: Int(raw.flow_level))
    }

    private static func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        bytes.map { String(cString: $0) }
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }
}
