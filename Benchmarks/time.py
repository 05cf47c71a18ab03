#!/usr/bin/env python3
"""Times `runner plan` and the engine below it, beside the same work in croniter and cronsim: Benchmarks/time.py [RUNNER]

Needs `time-bench` beside RUNNER, and for the other engines a Python that has them (--python, else .build/python).
Whole processes are timed, ours best of three; memory is their peak. The other engines' figures are CPU seconds, and the
ratios of CPU seconds. All files are the same on every run.
"""

import argparse
import datetime
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import typing
import zoneinfo

ENGINES = ["croniter", "cronsim"]
PEERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "time_peers.py")
ZONES = [
    "UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo",
    "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia", "America/St_Johns",
]
JOBS = """version: 1
queues: { mail: { concurrency: 50 } }
jobs:
  send_digest: { queue: mail, timeout: 10s, args: { user_id: integer }, handler: { exec: [/bin/true] } }
"""
DIGEST = """version: 1
schedules:
  digest:
    job: send_digest
    at: "06:00"
    timezone: { each: user, sql: "SELECT id, time_zone FROM readers", unknown: UTC }
    args: { user_id: "{{user.id}}" }
"""
# Every so manieth schedule of the year goes to the other engines, which take minutes for all; no divisor of the ten kinds.
SAMPLE = 19


# Starts a command and prints its wall-clock seconds, CPU seconds, exit code and peak memory in KiB. A process of its own, for Linux
# counts the memory of whoever starts a program as that program's.
LAUNCHER = """
import os, sys, time
start = time.monotonic()
_, status, usage = os.wait4(os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ), 0)
print(time.monotonic() - start, usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status), usage.ru_maxrss,
      file=sys.stderr)
"""


class Time(typing.NamedTuple):
    """Seconds. On a busy machine CPU time says more."""
    wall: float
    cpu: float

    def __mul__(self, factor):
        return Time(self.wall * factor, self.cpu * factor)


def measure(command, runs=1, output=None, stdin=None):
    """The least wall-clock and CPU seconds, the peak memory in MB and the output of the last run."""
    best, peak, text = Time(float("inf"), float("inf")), 0, ""
    for _ in range(runs):
        with tempfile.TemporaryFile() as captured:
            target = open(output, "wb") if output else captured
            launch = [sys.executable, "-S", "-E", "-c", LAUNCHER, *command]
            errors = subprocess.run(launch, stdin=stdin, stdout=target, stderr=subprocess.PIPE, check=False).stderr
            if output:
                target.close()
            captured.seek(0)
            text = captured.read().decode(errors="replace")
        *errors, figures = errors.decode(errors="replace").splitlines()
        seconds, cpu, code, size = figures.split()
        if code != "0":
            sys.exit(f"{' '.join(command)} ended with {code}:\n" + "\n".join(errors)[-2000:])
        best = Time(min(best.wall, float(seconds)), min(best.cpu, float(cpu)))
        peak = max(peak, int(size) / 1024)
    return best, peak, text


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.rows = []
        tomorrow = datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=1)
        self.day = self.window(tomorrow, 1)
        self.year = self.window(datetime.date(tomorrow.year + 1, 1, 1), 365)

    @staticmethod
    def window(date, days):
        start = int(datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.timezone.utc).timestamp())
        return [str(start), str(start + days * 86_400)]

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def users(self):
        """So many users in all zones there are, some much fuller than others; each thousandth has an unknown one."""
        names = sorted(zoneinfo.available_timezones() - {"localtime"})
        generator = random.Random(20_261_126)
        generator.shuffle(names)
        weights = [1 / (rank + 1) for rank in range(len(names))]
        zones = generator.choices(names, weights, k=self.options.users)
        for number, zone in enumerate(zones, 1):
            yield number, f"user{number}@example.org", "" if number % 1_000 == 0 else zone

    def add(self, case, what, time, megabytes, goal=None, peers=None, note=""):
        self.rows.append({
            "case": case, "what": what, "seconds": time.wall, "cpu_seconds": time.cpu, "megabytes": megabytes,
            "goal": goal, "note": note,
            "peers": {
                name: {"seconds": other.wall, "cpu_seconds": other.cpu, "ratio": other.cpu / time.cpu}
                for name, other in (peers or {}).items()
            },
        })
        row = self.rows[-1]
        if not self.options.json:
            others = "".join(f"{self.cell(row['peers'].get(name))}" for name in ENGINES)
            size = f"{megabytes:8.0f}" if megabytes else " " * 8
            limit = f"{self.unit(goal):>9}" if goal else " " * 9
            times = f"{self.unit(time.wall):>9} {self.unit(time.cpu):>9}"
            print(f"{case:12} {times} {limit} {size} {others}  {what}{note}", flush=True)

    @staticmethod
    def unit(seconds):
        return f"{seconds:.2f} s" if seconds >= 0.01 else f"{seconds * 1e6:.2f} µs"

    def cell(self, peer):
        if not peer:
            return " " * 18
        return f"{self.unit(peer['cpu_seconds']):>11} {'×' + format(peer['ratio'], '.1f'):>6}"

    def peers(self, *arguments):
        if not self.options.python:
            return {}
        return {name: measure([self.options.python, PEERS, name, *arguments])[0] for name in ENGINES}

    def plan(self, folder, *arguments, output=None):
        command = [self.options.runner, "plan", "-c", self.path(folder), *arguments]
        return measure(command, runs=3, output=output or self.path("output"))

    # The cases

    def csv(self):
        self.write("day/jobs.yaml", JOBS)
        self.write("day/schedules.yaml", DIGEST)
        with open(self.path("users.csv"), "w", encoding="utf-8") as file:
            file.write("id,email,time_zone\n")
            file.writelines(f"{number},{mail},{zone}\n" for number, mail, zone in self.users())
        seconds, size, _ = self.plan("day", "--at", "tomorrow", "--users", self.path("users.csv"))
        self.add("csv", "plan for tomorrow, users from CSV", seconds, size, 1,
                 self.peers("plan-csv", self.path("users.csv"), *self.day))

    def sql(self):
        store = self.path("users.db")
        self.write("store/jobs.yaml", JOBS + f'store: {{ url: "sqlite:{store}" }}\n')
        self.write("store/schedules.yaml", DIGEST)
        if os.path.exists(store):
            os.remove(store)
        measure([self.options.runner, "migrate", "up", "-c", self.path("store")])
        database = sqlite3.connect(store)
        database.execute("CREATE TABLE readers (id INTEGER PRIMARY KEY, email TEXT, time_zone TEXT)")
        database.executemany("INSERT INTO readers VALUES (?, ?, ?)", self.users())
        database.commit()
        for case, index in [("sql", False), ("sql-index", True)]:
            if index:
                database.execute("CREATE INDEX readers_time_zone ON readers (time_zone)")
                database.commit()
            what = f"the same from sql on an embedded store, {'with' if index else 'without'} an index"
            seconds, size, _ = self.plan("store", "--at", "tomorrow")
            self.add(case, what, seconds, size, 2, self.peers("plan-sql", store, *self.day))
        seconds, size, _ = self.plan("store", "--at", "tomorrow", "--user", str(self.options.users // 2))
        self.add("sql-user", "the fires of one user of these", seconds, size)
        database.close()

    def next(self):
        rows = json.loads(measure([self.options.bench, "--json"])[2])
        cases = measure([self.options.bench, "--cases", "2000"])[2]
        medians = {}
        if self.options.python:
            for name in ENGINES:
                with tempfile.TemporaryFile() as questions:
                    questions.write(cases.encode())
                    questions.seek(0)
                    found = json.loads(measure([self.options.python, PEERS, name, "next"], stdin=questions)[2])
                median = statistics.median(found["next"]) / 1e9
                medians[name] = Time(median, median)
        for row in rows:
            peers = medians if row["name"] == "next" else None
            note = f" (p99 {row['p99_ns'] / 1e3:.2f} µs)"
            median = row["median_ns"] / 1e9
            self.add("engine", f"{row['name']}: {row['about']}", Time(median, median), None,
                     2e-6 if row["name"] == "next" else None, peers, note)

    def schedules(self):
        """A thousand: at, cron and every, in twelve zones; those with equal steps fill most of the year."""
        for number in range(1_000):
            zone = ZONES[number % len(ZONES)]
            kind = number % 10
            if kind < 4:
                yield "at", f"{number * 7 % 60} {number % 24} * * *", zone
            elif kind < 6:
                yield "cron", f"{number * 7 % 60} {number % 24} * * MON-FRI", zone
            elif kind == 6:
                yield "cron", f"{number // 10 % 15}-59/15 * * * *", zone
            elif kind == 7:
                yield "cron", f"{number % 60} */2 * * *", zone
            elif kind == 8:
                yield "every", str([15, 30, 60, 90, 360][number // 10 % 5] * 60), zone
            else:
                yield "cron", "0 6 1,15,L * *", zone

    def year_plan(self):
        self.write("year/jobs.yaml", JOBS)
        text = "version: 1\nschedules:\n"
        for number, (kind, expression, zone) in enumerate(self.schedules()):
            minute, hour = expression.split()[:2] if kind == "at" else (0, 0)
            trigger = {
                "at": f'at: "{int(hour):02}:{int(minute):02}"', "cron": f'cron: "{expression}"',
                "every": f"every: {expression}s",
            }[kind]
            text += f"  schedule_{number}:\n    job: send_digest\n    {trigger}\n    args: {{ user_id: {number} }}\n"
            if kind != "every":
                text += f"    timezone: {zone}\n"
        self.write("year/schedules.yaml", text)
        self.write("year/sample.json", json.dumps(list(self.schedules())[::SAMPLE]))
        count = len(list(self.schedules())[::SAMPLE])
        peers = {
            name: time * (1_000 / count)
            for name, time in self.peers("year", self.path("year/sample.json"), *self.year).items()
        }
        span = ["--at", f"{datetime.date.fromtimestamp(int(self.year[0]) + 43_200)}", "--for", "365d"]
        seconds, size, _ = self.plan("year", *span)
        self.add("year-text", "a year of 1,000 schedules as text", seconds, size, 2, peers)
        seconds, size, _ = self.plan("year", *span, "--format", "json", output=self.path("year.json"))
        with open(self.path("year.json"), encoding="utf-8") as file:
            plan = json.load(file)
        note = f": {plan['totals']['fires']:,} fires, {len(plan['fires']):,} listed"
        self.add("year-json", "the same as JSON", seconds, size, 2, peers, note)

    def year_users(self):
        if not os.path.exists(self.path("users.csv")):
            self.csv()
        span = ["--at", f"{datetime.date.fromtimestamp(int(self.year[0]) + 43_200)}", "--for", "365d"]
        users = ["--users", self.path("users.csv")]
        peers = self.peers("plan-csv", self.path("users.csv"), *self.year)
        seconds, size, _ = self.plan("day", *span, *users)
        self.add("users-text", "a year of 06:00 for each user as text", seconds, size, None, peers)
        seconds, size, _ = self.plan("day", *span, *users, "--format", "json")
        self.add("users-json", "the same as JSON", seconds, size, None, peers)
        seconds, size, _ = self.plan("day", *span, *users, "--user", str(self.options.users // 2))
        self.add("users-one", "a year of one user", seconds, size)


CASES = {"csv": Bench.csv, "sql": Bench.sql, "next": Bench.next, "year": Bench.year_plan, "users": Bench.year_users}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runner", nargs="?", default=".build/release/runner")
    parser.add_argument("--python", help="a Python with croniter and cronsim; `none` leaves them out")
    parser.add_argument("--users", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="+", choices=CASES)
    parser.add_argument("--keep", metavar="FOLDER", help="leave the files there")
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    options = parser.parse_args()
    options.runner = os.path.abspath(options.runner)
    options.bench = os.path.join(os.path.dirname(options.runner), "time-bench")
    options.python = options.python or ".build/python/bin/python"
    if options.python == "none" or subprocess.run(
            [options.python, "-c", "import croniter, cronsim"], capture_output=True, check=False).returncode != 0:
        print("without croniter and cronsim", file=sys.stderr)
        options.python = None
    if not options.json:
        print(f"{'case':12} {'runner':>9} {'its CPU':>9} {'goal':>9} {'peak MB':>8} {'croniter':>12} {'':6}{'cronsim':>12}")
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(options, options.keep or scratch)
        os.makedirs(bench.folder, exist_ok=True)
        for name, case in CASES.items():
            if options.only is None or name in options.only:
                case(bench)
    if options.json:
        print(json.dumps({"format": 1, "users": options.users, "rows": bench.rows}, indent=2))


if __name__ == "__main__":
    main()
