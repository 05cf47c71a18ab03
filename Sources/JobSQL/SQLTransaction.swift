/// A connection inside an open transaction, which commits when its block returns and rolls back when it throws.
public protocol SQLTransaction: SQLConnection {}
