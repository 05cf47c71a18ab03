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
    /// Reads the files, checks them, and shows what is wrong with them.
    package var read: @Sendable () async -> Reading

    package init(paths: [String], read: @escaping @Sendable () async -> Reading) {
        self.paths = paths
        self.read = read
    }
}
