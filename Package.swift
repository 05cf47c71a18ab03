// swift-tools-version: 6.2
import PackageDescription

// MARK: Plugins

/// One folder under `Plugins/`, with `Sources` and `Tests`, linked at compile time.
/// `runner new plugin NAME` writes its line between the marker comments.
struct PluginFolder {
    let name: String
    var uses: [Target.Dependency] = []
    /// Files below `Tests` that are no Swift.
    var testSupport: [String] = []
}

let plugins: [PluginFolder] = [
    // plugins:begin
    PluginFolder(
        name: "Loomio",
        uses: [.product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio")],
        testSupport: ["Golden", "Support/smtp_server.py"])
    // plugins:end
]

// MARK: Dependencies

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

// MARK: Layers, lowest first. An import goes down only; Tests/RepositoryTests checks it.

let layers: [Target] = [
    // L0: C libraries and values without meaning of their own
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "SourceMarks"),
    .target(name: "JSONTree"),
    .target(name: "ThreadExecutor", dependencies: [deque]),

    // L1: pure vocabulary
    .target(name: "JobDiagnostics", dependencies: ["SourceMarks", "JSONTree"]),
    .target(name: "YAMLTree", dependencies: ["CLibYAML", "SourceMarks"]),
    .target(name: "JobTime", dependencies: ["SourceMarks"]),
    .target(name: "JobModel", dependencies: ["JSONTree", "JobTime", crypto]),
    .target(name: "JobSQL", dependencies: ["JobTime"]),

    // L2: documents, contracts, drivers
    .target(name: "ZoneDatabase", dependencies: ["JobTime", "SourceMarks"]),
    .target(
        name: "JobConfig",
        dependencies: ["YAMLTree", "SourceMarks", "JobDiagnostics", "JobModel", "JobTime", "JSONTree", crypto]),
    .target(name: "JobPlugin", dependencies: ["JobModel", "JobTime", "JobSQL", "JSONTree", logging]),
    .target(name: "JobStore", dependencies: ["JobModel", "JobTime", "JobSQL", "JSONTree"]),
    .target(name: "SQLiteDriver", dependencies: ["CSQLite", "ThreadExecutor", "JobSQL", "JobTime", deque]),

    .target(name: "PostgresDriver", dependencies: ["CPostgres", "ThreadExecutor", "JobSQL", "JobTime"]),

    // L3: what is derived from them
    .target(
        name: "JobScheduling",
        dependencies: ["JobConfig", "JobModel", "JobTime", "ZoneDatabase", "JobPlugin", "JSONTree", crypto]),
    .target(
        name: "JobPlanning",
        dependencies: [
            "JobScheduling", "JobStore", "JobConfig", "JobDiagnostics", "JobModel", "JobTime", "ZoneDatabase",
            "JSONTree",
        ]),
    .target(
        name: "JobValidation",
        dependencies: [
            "JobConfig", "JobDiagnostics", "JobModel", "JobPlugin", "JobScheduling", "JobTime", "JSONTree",
            "SourceMarks", "YAMLTree", "ZoneDatabase",
        ]),
    .target(
        name: "JobStoreSQLite",
        dependencies: ["JobStore", "SQLiteDriver", "JobModel", "JobSQL", "JobTime", "JSONTree"],
        resources: []),

    .target(
        name: "JobStorePostgres",
        dependencies: ["JobStore", "PostgresDriver", "JobModel", "JobSQL", "JobTime", "JSONTree"]),

    // L4: the node
    .target(
        name: "JobRuntime",
        dependencies: [
            "JobScheduling", "JobConfig", "JobModel", "JobPlugin", "JobStore", "JobSQL", "JobTime", "JSONTree",
            "SourceMarks", "ThreadExecutor",
            "ZoneDatabase", logging, lifecycle, subprocess, system,
        ]),

    // L4: for programs beside the nodes
    .target(
        name: "JobPostgres",
        dependencies: [
            "JobPlugin", "JobStorePostgres", "PostgresDriver", "JobStore", "JobModel", "JobSQL", "JobTime", "JSONTree",
        ]),

    // L5: the command line
    .target(
        name: "JobCommands",
        dependencies: [
            "JobRuntime", "JobPlanning", "JobValidation", "JobScheduling", "JobStoreSQLite", "JobStorePostgres",
            "JobStore",
            "SQLiteDriver", "PostgresDriver",
            "JobConfig",
            "JobDiagnostics", "JobModel", "JobPlugin", "JobSQL", "JobTime", "JSONTree", "SourceMarks", "YAMLTree",
            "ZoneDatabase", arguments,
            logging, subprocess, system, "ThreadExecutor",
        ]),

    // L6: the program
    .executableTarget(
        name: "runner", dependencies: ["JobCommands", "JobPlugin"] + plugins.map { .target(name: $0.name) }),

    // Shipped test kits
    .target(
        name: "JobPluginTesting",
        dependencies: [
            "JobPlugin", "JobModel", "JobTime", "JobSQL", "JSONTree", "JobStore", "JobStoreSQLite", "JobRuntime",
            "JobScheduling", "JobConfig", "SQLiteDriver", "ZoneDatabase", logging,
        ]),
    .target(name: "JobStoreTesting", dependencies: ["JobStore", "JobModel", "JobSQL", "JobTime", "JSONTree"]),
]

/// Sees the public DSL only: `packageAccess` is off, as for a package of somebody else.
let pluginTargets: [Target] = plugins.flatMap { plugin -> [Target] in
    [
        .target(
            name: plugin.name, dependencies: ["JobPlugin", "JobSQL", "JobTime", "JSONTree", logging] + plugin.uses,
            path: "Plugins/\(plugin.name)/Sources", packageAccess: false),
        .testTarget(
            name: "\(plugin.name)Tests",
            dependencies: [
                .target(name: plugin.name), "JobPlugin", "JobPluginTesting", "JobSQL", "JobTime", "JSONTree",
            ] + plugin.uses,
            path: "Plugins/\(plugin.name)/Tests", exclude: plugin.testSupport, packageAccess: false),
    ]
}

// MARK: Tests, one target each, and those over the whole

let tests: [Target] = [
    .target(name: "SeededRandom", path: "Tests/SeededRandom"),
    .target(name: "TestGate", path: "Tests/TestGate"),
    .target(name: "PostgresServer", dependencies: [subprocess, system], path: "Tests/PostgresServer"),
    .testTarget(name: "PostgresServerTests", dependencies: ["PostgresServer", subprocess, system]),
    .testTarget(name: "JSONTreeTests", dependencies: ["JSONTree"]),
    .testTarget(
        name: "JobDiagnosticsTests", dependencies: ["JobDiagnostics", "SourceMarks", "JSONTree"], exclude: ["Goldens"]),
    .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree", "SourceMarks"]),
    .testTarget(
        name: "JobTimeTests", dependencies: ["JobTime", "ZoneDatabase", "SeededRandom", subprocess, system],
        exclude: ["Support"]),
    .testTarget(name: "JobModelTests", dependencies: ["JobModel", "JSONTree", "JobTime"]),
    .testTarget(
        name: "JobConfigTests",
        dependencies: ["JobConfig", "JobDiagnostics", "JobModel", "SourceMarks", "JSONTree", "JobTime", "YAMLTree"]),
    .testTarget(
        name: "JobPluginTests",
        dependencies: [
            "JobPlugin", "JobPluginTesting", "JobModel", "JSONTree", "JobTime", "JobSQL", "SeededRandom", logging,
        ]),
    .testTarget(name: "SQLiteDriverTests", dependencies: ["SQLiteDriver", "JobSQL", "JobTime", "ThreadExecutor"]),
    .testTarget(name: "JobStoreTests", dependencies: ["JobStore", "JobModel", "JobTime"]),
    .testTarget(
        name: "PostgresDriverTests", dependencies: ["PostgresDriver", "JobSQL", "JobTime", "PostgresServer"]),
    .testTarget(
        name: "JobStoreSQLiteTests",
        dependencies: [
            "JobStoreSQLite", "JobStoreTesting", "SQLiteDriver", "JobStore", "JobModel", "JobSQL", "JobTime",
            "JSONTree",
        ]),
    .testTarget(
        name: "JobStorePostgresTests",
        dependencies: [
            "JobStorePostgres", "JobStoreTesting", "PostgresDriver", "PostgresServer", "JobStore", "JobModel", "JobSQL",
            "JobTime", "JSONTree", "JobPluginTesting",
        ]),
    .testTarget(
        name: "JobPostgresTests",
        dependencies: [
            "JobPostgres", "JobPlugin", "JobModel", "JobSQL", "JobTime", "PostgresServer", "CPostgres",
            "JobStorePostgres", "PostgresDriver",
        ]),
    .testTarget(
        name: "JobSchedulingTests",
        dependencies: [
            "JobScheduling", "JobConfig", "JobModel", "JobTime", "ZoneDatabase", "JobPlugin", "JSONTree",
            "JobDiagnostics", "SourceMarks",
        ]),
    .testTarget(
        name: "JobPlanningTests",
        dependencies: [
            "JobPlanning", "JobScheduling", "JobStore", "JobConfig", "JobTime", "ZoneDatabase", "JSONTree", "JobModel",
            "JobDiagnostics", "SeededRandom", "SourceMarks",
        ]),
    .testTarget(
        name: "JobValidationTests",
        dependencies: [
            "JobValidation", "JobConfig", "JobDiagnostics", "JobPlugin", "JobModel", "JobTime", "JSONTree",
            "SourceMarks", "ZoneDatabase", "JobScheduling", subprocess, system,
        ], exclude: ["Support/check_schema.py"]),
    .testTarget(
        name: "JobRuntimeTests",
        dependencies: [
            "JobRuntime", "JobPluginTesting", "JobPlugin", "JobStore", "JobStoreSQLite", "SQLiteDriver", "JobModel",
            "JobConfig", "JobDiagnostics", "JobPlanning", "JobScheduling", "JobSQL", "JobTime", "SourceMarks",
            "ZoneDatabase", "JSONTree", "SeededRandom", "TestGate", logging, lifecycle,
        ]),
    .testTarget(
        name: "JobCommandsTests",
        dependencies: [
            "JobCommands", "JobConfig", "JobPlanning", "JobPlugin", "JobModel", "JobScheduling", "JobSQL", "JobStore",
            "JobStoreSQLite", "JSONTree", "JobTime", "PostgresServer", "ZoneDatabase", subprocess, system,
        ],
        exclude: ["Goldens"]),
    .executableTarget(
        name: "trap-runner", dependencies: ["JobCommands", "JobPlugin", "JobSQL", "JobTime", system],
        path: "Tests/TrapRunner"),
    .executableTarget(
        name: "time-bench", dependencies: ["JobTime", "SeededRandom", "ZoneDatabase"], path: "Benchmarks/TimeBench"),
    .testTarget(
        name: "FleetFaultTests",
        dependencies: [
            "JobRuntime", "JobStorePostgres", "PostgresDriver", "PostgresServer", "JobConfig", "JobDiagnostics",
            "JobModel",
            "JobPlugin", "JobScheduling", "JobSQL", "JobStore", "JobTime", "JSONTree", "SourceMarks", "TestGate",
            "ZoneDatabase", logging,
        ]),
    .testTarget(
        name: "RunnerEndToEndTests", dependencies: ["JSONTree", "PostgresServer", "SeededRandom", subprocess, system],
        exclude: ["Support/insert_jobs.py"]),
    .testTarget(name: "RepositoryTests", dependencies: ["JSONTree", subprocess, system]),
]

let package = Package(
    name: "runner",
    products: [
        .executable(name: "runner", targets: ["runner"]),
        .library(name: "JobPlugin", targets: ["JobPlugin"]),
        .library(name: "JobSQL", targets: ["JobSQL"]),
        .library(name: "JobPostgres", targets: ["JobPostgres"]),
        .library(name: "JobPluginTesting", targets: ["JobPluginTesting"]),
        .library(name: "JobStoreTesting", targets: ["JobStoreTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: layers + pluginTargets + tests,
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
