import SourceMarks
import Testing

struct SourceFileLineTests {
    @Test("a part of a line is taken by scalars, whatever they are", arguments: ["abcdef", "äbcdéf", "a\u{1F512}cdef"])
    func part(_ line: String) {
        for lineBreak in ["\n", "\r\n", ""] {
            let file = SourceFile(path: "jobs.yaml", text: "first\n\(line)\(lineBreak)")
            let scalars = Array(line.unicodeScalars)
            #expect(file.length(ofLine: 2) == scalars.count)
            #expect(file.scalars(ofLine: 2, in: 1..<4) == Array(scalars[1..<4]))
            #expect(file.scalars(ofLine: 2, in: 0..<scalars.count) == scalars)
            let position = file.position(ofByte: "first\n".utf8.count + line.utf8.count)
            #expect(position.line == 2 && position.column == scalars.count + 1)
        }
    }

    @Test("behind the end there is nothing")
    func behindTheEnd() {
        let file = SourceFile(path: "jobs.yaml", text: "first")
        #expect(file.length(ofLine: 2) == 0)
        #expect(file.scalars(ofLine: 2, in: 0..<0).isEmpty)
    }
}
