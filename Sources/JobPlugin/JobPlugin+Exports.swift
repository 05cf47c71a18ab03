/// Kinds, outcomes and argument shapes are words of the DSL: `import JobPlugin` is all that a plugin's file needs.
@_exported public import JobModel
