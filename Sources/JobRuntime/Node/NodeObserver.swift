/// Is told what a node does. Called from many tasks; must not block.
package protocol NodeObserver: Sendable {
    func note(_ event: NodeEvent)
}
