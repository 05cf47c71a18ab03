"""Inserts jobs with River's Python client, as its users do: insert_jobs.py URL WHAT. Prints what the client says."""
import json
import sys
from datetime import datetime, timedelta, timezone

import riverqueue
import sqlalchemy
from riverqueue.driver import riversqlalchemy


class Note:
    kind = "note"

    def __init__(self, text):
        self.text = text

    def to_json(self):
        return json.dumps({"text": self.text}, ensure_ascii=False)


engine = sqlalchemy.create_engine(sys.argv[1].replace("postgres://", "postgresql+psycopg://"))
client = riverqueue.Client(riversqlalchemy.Driver(engine))


def every_way():
    plain = client.insert(Note("plain: Grüße, 世界"))
    hour = datetime.now(timezone.utc) + timedelta(hours=1)
    client.insert(Note("later"), insert_opts=riverqueue.InsertOpts(scheduled_at=hour))
    past = datetime.now(timezone.utc) - timedelta(minutes=5)
    client.insert(Note("scheduled for the past"), insert_opts=riverqueue.InsertOpts(scheduled_at=past))
    client.insert(
        Note("with options"),
        insert_opts=riverqueue.InsertOpts(queue="mail", priority=3, max_attempts=7, tags=["blue", "green"]),
    )
    client.insert(Note("kind unknown"), insert_opts=riverqueue.InsertOpts(queue="elsewhere"))
    count = client.insert_many(
        [
            Note("many 1"),
            riverqueue.InsertManyParams(Note("many 2"), insert_opts=riverqueue.InsertOpts(queue="mail")),
        ]
    )
    with engine.begin() as transaction:
        client.insert_tx(transaction, Note("committed"))
        client.insert_many_tx(transaction, [Note("committed 1"), Note("committed 2")])
    try:
        with engine.begin() as transaction:
            client.insert_tx(transaction, Note("rolled back"))
            client.insert_many_tx(transaction, [Note("rolled back too")])
            raise RuntimeError("as a user's code may")
    except RuntimeError:
        pass
    return {"state": plain.job.state, "id": plain.job.id, "many": count}


def unique():
    options = riverqueue.InsertOpts(unique_opts=riverqueue.UniqueOpts(by_args=True))
    try:
        client.insert(Note("unique"), insert_opts=options)
    except Exception as error:
        return {"error": str(error)}
    return {"error": None}


print(json.dumps({"every_way": every_way, "unique": unique}[sys.argv[2]]()))
