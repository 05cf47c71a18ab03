/// Writes a dedupe key in the few characters that file names and message ids share.
enum MailKey {
    /// The key with every byte other than letters, digits and `-` as `=` and two hexadecimal digits.
    ///
    /// Two keys never become one text.
    static func dotAtom(_ key: String) -> String {
        var text = ""
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += "=" + HexDigits.pair(byte)
            }
        }
        return text
    }
}
