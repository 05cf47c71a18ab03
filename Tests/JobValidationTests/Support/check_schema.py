"""Checks the schemas with the package jsonschema: sound files must pass, files with a shape that is wrong must not."""

import pathlib
import sys

import jsonschema
import yaml

root = pathlib.Path(sys.argv[1])
schemas = {}
for name in ("jobs", "schedules"):
    schema = yaml.safe_load((root / "schemas" / f"{name}.schema.json").read_text())
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    schemas[name] = validator(schema)


class Loader(yaml.SafeLoader):
    """Reads scalars as YAML 1.2 does: dates and base-60 numbers are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", ":int"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:int", __import__("re").compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))


def problems(name, text):
    return [error.message for error in schemas[name].iter_errors(yaml.load(text, Loader))]


failures = []
sound = [root] + sorted((root / "Tests/Fixtures/ok").iterdir())
for folder in sound:
    for name in schemas:
        file = folder / f"{name}.yaml"
        if file.exists():
            failures += [f"{file} is refused: {message}" for message in problems(name, file.read_text())]

bad = {
    "jobs": [
        "version: 2\njobs: {}",
        "jobs: {}",
        "version: 1\nqueus: {}",
        "version: 1\nqueues: { default: { concurrency: 0 } }",
        "version: 1\nqueues: { default: { weight: heavy } }",
        "version: 1\njobs: { send_digest: { timout: 5m } }",
        "version: 1\njobs: { send_digest: { priority: 5 } }",
        "version: 1\nretry_policies: { gentle: { backoff: { curve: exponental } } }",
        "version: 1\nruntime: { concurrency: many }",
    ],
    "schedules": [
        "version: 1\nschedules: { digest: { at: '06:00' } }",
        "version: 1\nschedules: { digest: { job: send_digest, at: '06:00', if_running: ignore } }",
        "version: 1\nschedules: { digest: { job: send_digest, at: '06:00', dst: { gap: jump } } }",
        "version: 1\nschedules: { digest: { job: send_digest, at: '06:00', catchup: {} } }",
        "version: 1\nschedules: []",
    ],
}
for name, texts in bad.items():
    failures += [f"{name} is taken: {text!r}" for text in texts if not problems(name, text)]

print("\n".join(failures))
sys.exit(1 if failures else 0)
