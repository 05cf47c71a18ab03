import Crypto
import SourceMarks

/// The fingerprint of a configuration.
enum ConfigurationDigest {
    /// SHA-256 over both texts and the environment's name, hex. Lengths keep the parts apart.
    static func of(jobs: SourceFile, schedules: SourceFile?, environment: String?) -> String {
        var hash = SHA256()
        let parts: [String?] = [jobs.text, schedules?.text, environment]
        for part in parts {
            let bytes = part.map { Array($0.utf8) }
            hash.update(data: Array("\(bytes?.count ?? -1):".utf8))
            hash.update(data: bytes ?? [])
        }
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
    }
}
