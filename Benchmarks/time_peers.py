"""The work of `time.py` done with croniter or cronsim: time_peers.py ENGINE WORK [ARGUMENT...]; prints what it found.

plan-csv FILE START END     users by zone from a file, then the fires of 06:00 in each zone
plan-sql DATABASE START END the same from a table `readers`
year FILE START END         all fires of the schedules in a JSON list of [kind, expression, zone]
next                        questions EXPRESSION|ZONE|SECONDS from standard input: nanoseconds for each, as JSON
"""

import collections
import csv
import datetime
import json
import sqlite3
import sys
import time
import zoneinfo


def croniter_source(expression, start):
    import croniter
    return croniter.croniter(expression, start, ret_type=datetime.datetime, max_years_between_matches=50)


def cronsim_source(expression, start):
    import cronsim
    return cronsim.CronSim(expression, start)


ENGINES = {"croniter": croniter_source, "cronsim": cronsim_source}


def zone_of(name):
    """The zone, or UTC for a name that nobody knows."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (ValueError, zoneinfo.ZoneInfoNotFoundError, OSError):
        return datetime.timezone.utc


def fires(source, expression, zone, start, end):
    """Instants in [start, end)."""
    begin = datetime.datetime.fromtimestamp(start - 1, zone)
    for fire in source(expression, begin):
        instant = fire.timestamp()
        if instant >= end:
            return
        yield instant


def plan(source, counts, start, end):
    jobs = ticks = 0
    for name, count in counts.items():
        for _ in fires(source, "0 6 * * *", zone_of(name), start, end):
            ticks += 1
            jobs += count
    return {"zones": len(counts), "fires": ticks, "jobs": jobs}


def plan_csv(source, path, start, end):
    with open(path, encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        column = next(lines).index("time_zone")
        counts = collections.Counter(line[column] for line in lines)
    return plan(source, counts, int(start), int(end))


def plan_sql(source, path, start, end):
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT time_zone, COUNT(*) FROM readers GROUP BY time_zone").fetchall()
    return plan(source, {name or "": count for name, count in rows}, int(start), int(end))


def year(source, path, start, end):
    start, end = int(start), int(end)
    total = 0
    with open(path, encoding="utf-8") as file:
        schedules = json.load(file)
    for kind, expression, name in schedules:
        if kind == "every":
            step = int(expression)
            total += len(range(start + -start % step, end, step))
        else:
            total += sum(1 for _ in fires(source, expression, zone_of(name), start, end))
    return {"fires": total}


def next_fires(source):
    both, alone = [], []
    for line in sys.stdin:
        expression, name, second = line.rstrip("\n").split("|")
        start = datetime.datetime.fromtimestamp(int(second), zoneinfo.ZoneInfo(name))
        begin = time.perf_counter_ns()
        questions = source(expression, start)
        middle = time.perf_counter_ns()
        next(questions)
        end = time.perf_counter_ns()
        both.append(end - begin)
        alone.append(end - middle)
    return {"read_and_next": both, "next": alone}


WORKS = {"plan-csv": plan_csv, "plan-sql": plan_sql, "year": year, "next": next_fires}

if __name__ == "__main__":
    print(json.dumps(WORKS[sys.argv[2]](ENGINES[sys.argv[1]], *sys.argv[3:])))
