"""Says when another cron engine fires, one question a line: `ENGINE|EXPRESSION|ZONE|START|COUNT`.

ENGINE is cronsim or croniter; START is an instant in seconds since 1970, exclusive. The answer has the instants; `reject`
if the engine refuses the expression, `slow` if it takes more than two seconds.
"""

import signal
import sys
import zoneinfo
from datetime import datetime, timezone

import croniter
import cronsim


class Slow(Exception):
    pass


def alarm(*_):
    raise Slow


def fires(make, count):
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        source = make()
        found = []
        for _ in range(count):
            try:
                found.append(str(round(next(source).timestamp())))
            except StopIteration:
                break
        return " ".join(found)
    except (cronsim.CronSimError, croniter.CroniterError):
        return "reject"
    except Slow:
        return "slow"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def iterate_croniter(expression, start):
    return croniter.croniter(
        expression, start, ret_type=datetime, second_at_beginning=len(expression.split()) == 6,
        max_years_between_matches=50)


ENGINES = {"cronsim": cronsim.CronSim, "croniter": iterate_croniter}

signal.signal(signal.SIGALRM, alarm)
for line in sys.stdin:
    engine, expression, name, instant, count = line.rstrip("\n").split("|")
    start = datetime.fromtimestamp(int(instant), timezone.utc).astimezone(zoneinfo.ZoneInfo(name))
    print(fires(lambda: ENGINES[engine](expression, start), int(count)))
