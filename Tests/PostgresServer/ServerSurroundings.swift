import Subprocess

/// What servers and their tools see of the environment: messages in English, and nothing that points elsewhere.
enum ServerSurroundings {
    static let environment: Environment = .inherit.updating([
        "LC_ALL": "C", "PGDATA": nil, "PGHOST": nil, "PGHOSTADDR": nil, "PGPORT": nil, "PGDATABASE": nil,
        "PGUSER": nil, "PGPASSWORD": nil, "PGPASSFILE": nil, "PGOPTIONS": nil, "PGSERVICE": nil, "PGSSLMODE": nil,
        "PGTZ": nil,
    ])
}
