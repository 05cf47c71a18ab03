#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What this process has used of the machine.
package struct ProcessUsage: Sendable, Hashable {
    /// User and system time of all threads.
    package var processorTime: Duration
    /// The most memory that was resident at once since the last `resetPeak`, in bytes; nil if the system does not tell.
    package var peakMemory: Int?

    /// Reads both.
    package static func current() -> ProcessUsage {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        let microseconds = Int(usage.ru_utime.tv_usec) + Int(usage.ru_stime.tv_usec)
        return ProcessUsage(
            processorTime: .seconds(seconds) + .microseconds(microseconds), peakMemory: peakMemory())
    }

    /// Lets the peak begin anew at what is resident now.
    package static func resetPeak() {
        let file = open("/proc/self/clear_refs", O_WRONLY)
        guard file >= 0 else { return }
        defer { close(file) }
        _ = write(file, "5", 1)
    }

    private static func peakMemory() -> Int? {
        guard let file = fopen("/proc/self/status", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard text.hasPrefix("VmHWM:") else { continue }
            return Int(text.filter(\.isNumber)).map { $0 << 10 }
        }
        return nil
    }
}
