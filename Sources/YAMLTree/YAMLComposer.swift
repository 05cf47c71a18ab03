import SourceMarks

/// Builds the node tree of one document out of events: follows aliases, merges maps, keeps to the limits, and collects
/// what is wrong on the way.
struct YAMLComposer {
    /// Why composing ended early. For `limit` the problem is already among `problems`.
    enum Stop: Error {
        case syntax(YAMLFailure)
        case limit
    }

    /// A node, and how many levels it has.
    struct Composed {
        var node: YAMLNode
        var height: Int
    }

    /// An anchor and its value, nil while that is being read.
    struct Anchor {
        var span: SourceSpan
        var value: Composed?
        var nodeCount = 0
        var isUsed = false
    }

    let stream: YAMLEventStream
    let text: WorkingText
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: YAMLLimits
    var marks: MarkReader
    var anchors: [Anchor] = []
    var anchorIndex: [String: Int] = [:]
    /// How many anchors' names may still be compared with those of aliases that have none.
    var nameBudget = KnownNames.standardBudget / 10
    var nodeCount = 0
    var aliasNodeCount = 0
    /// Whether everything in the text has its place in the tree.
    var isComplete = true
    /// What is wrong.
    var problems: [YAMLProblem] = []
    /// The byte ranges of scalars in the order of the text, in which no comment can stand.
    var scalarRanges: [Range<Int>] = []
    /// The last scalar, for syntax errors that an unclosed quote before them causes.
    var lastScalar: (style: YAMLScalar.Style, span: SourceSpan)?

    init(stream: YAMLEventStream, text: WorkingText, bytes: UnsafeBufferPointer<UInt8>, limits: YAMLLimits) {
        self.stream = stream
        self.text = text
        self.bytes = bytes
        self.limits = limits
        marks = MarkReader(text.file.lines)
    }

    /// Composes the first document and refuses a second; nil if there is none.
    mutating func document() throws(Stop) -> YAMLNode? {
        _ = try next()
        guard case .documentStart = try next().kind else { return nil }
        let root = try node(try next(), depth: 1).node
        _ = try next()
        let following = try next()
        if case .documentStart = following.kind {
            isComplete = false
            let start = position(following.start)
            problems.append(
                YAMLProblem(
                    .secondDocument, "a second document starts here; one file holds one document",
                    span: SourceSpan(start: start, end: position(max(following.end, following.start))),
                    help: "remove the '---', or move what follows it into a file of its own"))
        }
        reportUnusedAnchors()
        return root
    }

    // MARK: Nodes

    mutating func node(_ event: YAMLEvent, depth: Int) throws(Stop) -> Composed {
        if case .alias(let name) = event.kind {
            return try alias(name, at: span(event), depth: depth)
        }
        let start = contentStart(event)
        try checkDepth(depth, at: start)
        try countNode(at: start)
        let anchor = event.anchor.map { define($0, event) }
        let countBefore = nodeCount
        var composed: Composed
        switch event.kind {
        case .scalar(let scalar): composed = self.scalar(scalar, event, start: start)
        case .sequenceStart: composed = try sequence(event, start: start, depth: depth)
        default: composed = try mapping(start: start, depth: depth)
        }
        apply(tag: event.tag, to: &composed.node, event)
        if let anchor {
            anchors[anchor].value = composed
            anchors[anchor].nodeCount = nodeCount - countBefore + 1
        }
        return composed
    }

    private mutating func scalar(_ scalar: YAMLScalar, _ event: YAMLEvent, start: SourcePosition) -> Composed {
        var end = position(event.end)
        if scalar.style == .literal || scalar.style == .folded {
            noteBlockScalar(from: start.offset, to: end.offset)
            end = endOfText(before: end)
        } else {
            scalarRanges.append(start.offset..<max(start.offset, end.offset))
        }
        let span = SourceSpan(start: start, end: max(start, end))
        lastScalar = (scalar.style, span)
        if scalar.style == .plain, let meaning = text.meanings[start.offset] {
            return Composed(node: YAMLNode(.scalar(YAMLScalar(meaning, style: .doubleQuoted)), span: span), height: 1)
        }
        return Composed(node: YAMLNode(.scalar(scalar), span: span), height: 1)
    }

    private mutating func sequence(
        _ event: YAMLEvent, start: SourcePosition, depth: Int
    ) throws(Stop) -> Composed {
        var elements: [YAMLNode] = []
        var height = 0
        while true {
            let event = try next()
            if case .sequenceEnd = event.kind {
                let end = containerEnd(event, last: elements.last.map { $0.usedAt ?? $0.span }, start: start)
                return Composed(
                    node: YAMLNode(.sequence(elements), span: SourceSpan(start: start, end: end)), height: height + 1)
            }
            let element = try node(event, depth: depth + 1)
            height = max(height, element.height)
            elements.append(element.node)
        }
    }

    // MARK: Tags

    /// Keeps the core schema's tags and refuses others. A tag decides what a plain scalar means, so its style follows.
    private mutating func apply(tag: String?, to node: inout YAMLNode, _ event: YAMLEvent) {
        guard let tag else { return }
        let prefix = "tag:yaml.org,2002:"
        let short = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
        node.tag = short
        if case .scalar(var scalar) = node.content {
            let isText = short == "!!str" || short == "!"
            if isText, scalar.style == .plain { scalar.style = .doubleQuoted }
            if ["!!int", "!!float", "!!bool", "!!null"].contains(short) { scalar.style = .plain }
            node.content = .scalar(scalar)
        }
        guard !["!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"].contains(short) else { return }
        let start = propertyStart(UInt8(ascii: "!"), event)
        problems.append(
            YAMLProblem(
                .unknownTag, "the tag '\(short)' has no meaning here", span: wordSpan(at: start),
                help: "remove it; if the '!' belongs to the text, put the value in quotes"))
    }

    // MARK: Events and places

    mutating func next() throws(Stop) -> YAMLEvent {
        do {
            return try stream.next()
        } catch {
            throw .syntax(error)
        }
    }

    mutating func position(_ mark: Int) -> SourcePosition {
        marks.position(mark, in: bytes)
    }

    mutating func span(_ event: YAMLEvent) -> SourceSpan {
        let start = position(event.start)
        return SourceSpan(start: start, end: position(event.end))
    }

    /// Where the value starts, behind its anchor and tag.
    private mutating func contentStart(_ event: YAMLEvent) -> SourcePosition {
        let start = position(event.start)
        guard event.anchor != nil || event.tag != nil else { return start }
        var offset = start.offset
        // A block scalar or an empty value can end before other text begins.
        let end = position(event.end).offset
        let isScalar = if case .scalar = event.kind { true } else { false }
        let limit = isScalar ? end : bytes.count
        while offset < limit {
            switch bytes[offset] {
            case UInt8(ascii: "&"), UInt8(ascii: "!"): offset = endOfWord(offset)
            case UInt8(ascii: "#"): offset = bytes[offset..<limit].firstIndex(of: 0x0A) ?? limit
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return text.file.position(ofByte: offset)
            }
        }
        return text.file.position(ofByte: min(offset, max(limit, start.offset)))
    }

    /// Where the anchor or the tag of a node is written.
    private mutating func propertyStart(_ sign: UInt8, _ event: YAMLEvent) -> Int {
        var offset = position(event.start).offset
        while offset < bytes.count, bytes[offset] != sign {
            switch bytes[offset] {
            case UInt8(ascii: "&"), UInt8(ascii: "!"): offset = endOfWord(offset)
            case UInt8(ascii: "#"): offset = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
            default: offset += 1
            }
        }
        return offset
    }

    private func endOfWord(_ offset: Int) -> Int {
        let breaks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")]
        return bytes[offset...].firstIndex(where: breaks.contains) ?? bytes.count
    }

    func wordSpan(at offset: Int) -> SourceSpan {
        text.span(offset..<max(offset, endOfWord(offset)))
    }

    private mutating func define(_ name: String, _ event: YAMLEvent) -> Int {
        anchors.append(Anchor(span: wordSpan(at: propertyStart(UInt8(ascii: "&"), event))))
        anchorIndex[name] = anchors.count - 1
        return anchors.count - 1
    }

    /// The end of a list or map: its bracket, or in block style the end of its last value, for the parser's mark stands
    /// behind the blank lines and comments that follow.
    mutating func containerEnd(_ event: YAMLEvent, last: SourceSpan?, start: SourcePosition) -> SourcePosition {
        let end = position(event.end)
        guard event.start == event.end, let last else { return max(start, end) }
        return max(start, last.end)
    }

    /// The end of a block scalar's text, without the line breaks behind it.
    private func endOfText(before end: SourcePosition) -> SourcePosition {
        var offset = end.offset
        while offset > 0, bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D {
            offset -= 1
        }
        return text.file.position(ofByte: offset)
    }

    /// The header line of a block scalar may have a comment; what follows it may not.
    private mutating func noteBlockScalar(from start: Int, to end: Int) {
        let body = bytes[start..<max(start, end)].firstIndex(of: 0x0A) ?? end
        scalarRanges.append(start..<min(start + 1, body))
        scalarRanges.append(body..<max(body, end))
    }
}
