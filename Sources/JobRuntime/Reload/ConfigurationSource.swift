/// Where a node's configuration comes from, so that it can be read again.
package struct ConfigurationSource: Sendable {
    /// What reading it again brought.
    package enum Reading: Sendable {
        case valid(RuntimeConfiguration)
        /// So many errors, already shown to the operator.
        case refused(errors: Int)
    }

    /// The files watched for changes.
    package var paths: [String]
    /// The files as they were before the node's configuration was read from them: what is other now was changed since.
    package var loaded: FolderFingerprint
    /// Reads the files, checks them, and shows what is wrong with them.
    package var read: @Sendable () async -> Reading

    /// - Parameter loaded: nil for the files as they are now.
    package init(
        paths: [String], loaded: FolderFingerprint? = nil, read: @escaping @Sendable () async -> Reading
    ) {
        self.paths = paths
        self.loaded = loaded ?? FolderFingerprint(of: paths)
        self.read = read
    }
}
