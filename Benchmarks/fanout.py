#!/usr/bin/env python3
"""Times the fan-out of a per-user schedule: Benchmarks/fanout.py [RUNNER] [--users N ...] [--store postgres://SERVER]

For each number of users: makes a store with a table of users, starts `runner work` with a schedule whose slot comes
some seconds later for all of them, and watches the ledger until the slot's tick has ended. Prints the jobs stored in
a second, the node's peak memory, and, on the embedded store, the same work as one plain loop of INSERT statements in Python's sqlite3, for scale.

With a PostgreSQL server, each run gets a database of its own there (psql and pgbench must be found), and a probe
inserts and claims single jobs of another queue, 50 a second, first alone and then beside the fan-out.
"""

import argparse
import datetime
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

JOBS = """version: 1
store: { url: "URL" }
runtime: { concurrency: 1 }
queues: { mailers: { concurrency: 1 } }
jobs:
  greet:
    queue: mailers
    args: { user_id: integer, timezone: string, send_at: timestamp, local_date: date }
    UNIQUE
"""

SCHEDULES = """version: 1
schedules:
  greetings:
    job: greet
    at: "TIME"
    timezone: { each: user, sql: "SELECT id, time_zone FROM people", unknown: UTC }
    args: { user_id: "{{user.id}}", timezone: "{{user.timezone}}", send_at: "{{slot.time}}", local_date: "{{slot.date}}" }
    EXTRA
"""


def fill(path, users):
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, time_zone TEXT, name TEXT)")
    database.execute("CREATE INDEX people_zone ON people (time_zone)")
    with database:
        database.executemany(
            "INSERT INTO people VALUES (?, 'UTC', ?)", ((number, f"user {number}") for number in range(1, users + 1)))
    database.close()


def peak_memory(process):
    with open(f"/proc/{process}/status") as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024


def plain(folder, users):
    """The rows alone, in transactions of a thousand: what SQLite itself costs from Python."""
    path = os.path.join(folder, "runner.db")
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    start = time.perf_counter()
    for first in range(0, users, 1000):
        database.execute("BEGIN IMMEDIATE")
        for user in range(first, min(first + 1000, users)):
            args = '{"user_id":%d,"timezone":"UTC","send_at":"2026-11-26T06:00:00Z","local_date":"2026-11-26"}' % user
            meta = '{"runner:schedule":"plain","runner:slot":"2026-11-26","runner:subject":"%d"}' % user
            row = database.execute(
                "INSERT INTO river_job (args, kind, metadata, queue) VALUES (?, 'greet', ?, 'mailers')", (args, meta))
            database.execute(
                "INSERT INTO runner_schedule_subject (schedule, subject, date, slots, zone, job, served_at)"
                " VALUES ('plain', ?, '2026-11-26', '[\"2026-11-26\"]', 'UTC', ?, 0)", (str(user), row.lastrowid))
        database.execute("COMMIT")
    return users / (time.perf_counter() - start)


def run(runner, users, unique, extra):
    with tempfile.TemporaryDirectory(prefix="fanout-") as folder:
        files = {
            "jobs.yaml": JOBS.replace("URL", "sqlite:runner.db").replace("UNIQUE", "unique: { by: [args.user_id, args.local_date] }" if unique else ""),
            "schedules.yaml": SCHEDULES.replace("EXTRA", extra).replace("TIME", "00:00:00"),
        }
        for name, text in files.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        subprocess.run([runner, "migrate", "up"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        path = os.path.join(folder, "runner.db")
        fill(path, users)
        slot = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(seconds=4)
        with open(os.path.join(folder, "schedules.yaml"), "w") as file:
            file.write(files["schedules.yaml"].replace("00:00:00", slot.strftime("%H:%M:%S")))
        with open(os.path.join(folder, "log"), "w") as log:
            node = subprocess.Popen([runner, "work"], cwd=folder, stdout=log, stderr=log)
        try:
            database = sqlite3.connect(path)
            deadline = time.time() + 600
            while True:
                row = database.execute(
                    "SELECT status, jobs, skipped, recorded_at, instant FROM runner_schedule_tick").fetchone()
                if row and row[0] != "open":
                    break
                if time.time() > deadline or node.poll() is not None:
                    raise SystemExit(f"the slot did not end; see {folder}/log:\n{open(os.path.join(folder, 'log')).read()}")
                time.sleep(0.05)
            seconds = (row[3] - row[4]) / 1e6
            stored, = database.execute("SELECT count(*) FROM river_job").fetchone()
            if stored != users or row[1] != users:
                raise SystemExit(f"{users} users, but {stored} jobs and {row[1]} in the ledger")
            memory = peak_memory(node.pid)
            database.close()
        finally:
            node.send_signal(signal.SIGTERM)
            node.wait()
        return seconds, memory, plain(folder, users)


PROBE = """BEGIN;
INSERT INTO river_job (args, kind, queue) VALUES ('{}', 'probe', 'probe');
COMMIT;
UPDATE river_job SET state = 'running', attempt = 1, attempted_at = now() WHERE ctid = ANY (ARRAY (
    SELECT ctid FROM river_job WHERE state = 'available' AND queue = 'probe' AND scheduled_at <= now()
    ORDER BY priority, scheduled_at, id LIMIT 10 FOR UPDATE SKIP LOCKED));
"""


def psql(url, *statements):
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url]
    for statement in statements:
        command += ["-c", statement]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def start_probe(url, folder, name, seconds):
    with open(os.path.join(folder, "probe.sql"), "w") as file:
        file.write(PROBE)
    return subprocess.Popen(
        ["pgbench", "-n", "-M", "prepared", "-f", "probe.sql", "-R", "50", "-T", str(seconds), "-l",
         "--log-prefix", name, url], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def latencies(folder, name):
    """Median and 99th percentile in milliseconds, without what a late start of the probe itself adds."""
    times = []
    for file in os.listdir(folder):
        if file.startswith(name + "."):
            for line in open(os.path.join(folder, file)):
                fields = line.split()
                if len(fields) < 7:
                    continue  # cut off with the probe
                times.append((int(fields[2]) - int(fields[6])) / 1000)
    times.sort()
    return (times[len(times) // 2], times[len(times) * 99 // 100], times[-1]) if times else (0, 0, 0)


# The next day: what the ledger knows is a day old, and the jobs of the day before are gone.
AGE = (
    "UPDATE runner_schedule_subject SET date = date - 1, slots = ARRAY[(date - 1)::text],"
    " served_at = served_at - interval '1 day', instant = instant - interval '1 day'",
    "TRUNCATE river_job", "DELETE FROM runner_schedule_tick", "DELETE FROM runner_schedule_cursor",
    "VACUUM ANALYZE runner_schedule_subject", "CHECKPOINT")


def run_postgres(runner, server, users, unique, extra, days):
    """For each day: seconds, the node's peak memory, latencies of the probe alone and beside it."""
    name = f"fanout_{os.getpid()}_{users}"
    psql(server + "/postgres", f"CREATE DATABASE {name}")
    url = f"{server}/{name}"
    try:
        with tempfile.TemporaryDirectory(prefix="fanout-") as folder:
            jobs = JOBS.replace("URL", url).replace(
                "UNIQUE", "unique: { by: [args.user_id, args.local_date] }" if unique else "")
            schedules = SCHEDULES.replace("EXTRA", extra)

            def write(time_of_day):
                for name, text in (("jobs.yaml", jobs), ("schedules.yaml", schedules.replace("TIME", time_of_day))):
                    with open(os.path.join(folder, name), "w") as file:
                        file.write(text)

            write("00:00:00")
            subprocess.run([runner, "migrate", "up"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            psql(url, "CREATE TABLE people (id bigint PRIMARY KEY, time_zone text, name text)",
                 f"INSERT INTO people SELECT n, 'UTC', 'user ' || n FROM generate_series(1, {users}) AS n",
                 "CREATE INDEX people_zone ON people (time_zone, id)", "VACUUM ANALYZE people", "CHECKPOINT")
            start_probe(url, folder, "alone", 5).wait()
            for day in range(days):
                if day > 0:
                    psql(url, *AGE)
                slot = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
                write((slot + datetime.timedelta(seconds=4)).strftime("%H:%M:%S"))
                seconds, memory = fire(runner, url, folder, users, f"beside{day}")
                yield seconds, memory, latencies(folder, "alone"), latencies(folder, f"beside{day}")
    finally:
        psql(server + "/postgres", f"DROP DATABASE {name} WITH (FORCE)")


def fire(runner, url, folder, users, probe_name):
    """Lets a node fire the slot with the probe beside it."""
    with open(os.path.join(folder, "log"), "w") as log:
        node = subprocess.Popen([runner, "work"], cwd=folder, stdout=log, stderr=log)
    probe = None
    try:
        deadline = time.time() + 600
        while True:
            row = psql(url, "SELECT status FROM runner_schedule_tick")
            if row and not probe:
                probe = start_probe(url, folder, probe_name, 600)
            if row and row != "open":
                break
            if time.time() > deadline or node.poll() is not None:
                raise SystemExit("the slot did not end:\n" + open(os.path.join(folder, "log")).read())
            time.sleep(0.5)
        seconds = float(psql(url, "SELECT extract(epoch FROM recorded_at - instant) FROM runner_schedule_tick"))
        stored = psql(url, "SELECT count(*) FROM river_job WHERE kind = 'greet'")
        if int(stored) != users:
            raise SystemExit(f"{users} users, but {stored} jobs")
        return seconds, peak_memory(node.pid)
    finally:
        if probe:
            probe.terminate()
            probe.wait()
        node.send_signal(signal.SIGTERM)
        node.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runner", nargs="?", default=".build/release/runner")
    parser.add_argument("--users", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--unique", action="store_true", help="the kind is unique by user and date")
    parser.add_argument("--extra", default="", help="a further line of the schedule, such as 'spread: 10m'")
    parser.add_argument("--store", metavar="URL", help="a PostgreSQL server, without a database's name")
    parser.add_argument("--days", type=int, default=1, help="with --store: so many days' slots, one after the other")
    options = parser.parse_args()
    if options.store:
        print(f"{'users':>10} {'seconds':>8} {'jobs/s':>9} {'peak MB':>8}   probe ms: median p99 max, alone and beside")
        for users in options.users:
            for seconds, memory, alone, beside in run_postgres(
                    os.path.abspath(options.runner), options.store.rstrip("/"), users, options.unique, options.extra,
                    options.days):
                print(f"{users:>10,} {seconds:>8.2f} {users / seconds:>9,.0f} {memory:>8.1f}   "
                      + "   ".join(" ".join(f"{value:.1f}" for value in values) for values in (alone, beside)), flush=True)
        return
    print(f"{'users':>10} {'seconds':>8} {'jobs/s':>9} {'peak MB':>8} {'plain loop/s':>13} {'ratio':>6}")
    for users in options.users:
        seconds, memory, loop = run(os.path.abspath(options.runner), users, options.unique, options.extra)
        print(f"{users:>10,} {seconds:>8.2f} {users / seconds:>9,.0f} {memory:>8.1f} {loop:>13,.0f}"
              f" {users / seconds / loop:>6.2f}")


if __name__ == "__main__":
    sys.exit(main())
