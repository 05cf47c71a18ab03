// imports:begin
import JobPlugin
import Loomio

// imports:end

/// The plugins linked into this program; `runner new plugin NAME` writes its two lines between the markers.
enum LinkedPlugins {
    static let all: [any JobPlugin.Type] = [
        // plugins:begin
        LoomioPlugin.self
        // plugins:end
    ]
}
