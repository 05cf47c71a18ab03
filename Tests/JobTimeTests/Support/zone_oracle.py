"""Answers questions about time zones with the standard library, one a line.

`ZONE offset INSTANT...` is answered with the seconds east of UTC at each instant. `ZONE local SECONDS...`, local times as
seconds since 1970 on the zone's clocks, is answered with EARLIER/LATER for each: the instants of the two readings of a
time that exists twice, or of the two offsets around a time that does not exist; equal for all others. `zones` is answered
with all names. PYTHONTZPATH says where the data is.
"""

import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1)
UTC_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def offset(zone, instant):
    return str(round((UTC_EPOCH + timedelta(seconds=instant)).astimezone(zone).utcoffset().total_seconds()))


def local(zone, seconds):
    clock = (EPOCH + timedelta(seconds=seconds)).replace(tzinfo=zone)
    offsets = [round(clock.replace(fold=fold).utcoffset().total_seconds()) for fold in (0, 1)]
    return "/".join(str(seconds - offset) for offset in offsets)


for line in sys.stdin:
    if line.strip() == "zones":
        print(*sorted(zoneinfo.available_timezones()))
        continue
    name, question, *numbers = line.split()
    zone = zoneinfo.ZoneInfo(name)
    answer = offset if question == "offset" else local
    print(*(answer(zone, int(number)) for number in numbers))
