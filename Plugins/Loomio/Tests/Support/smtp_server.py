"""A mail server for one test: prints its port, then each mail it gets as one line of JSON."""

import asyncio
import json
import sys

try:
    from aiosmtpd.smtp import SMTP, AuthResult
except ImportError:
    print("aiosmtpd is missing: run 'python3 -m pip install aiosmtpd', or 'make test'", file=sys.stderr)
    sys.exit(2)


class Mailbox:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "content": envelope.content.decode("ascii"),
        }
        print(json.dumps(mail), flush=True)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    accepted = (data.login, data.password) == (b"ada", b"s3cret ")
    return AuthResult(success=accepted, handled=accepted)


async def serve():
    def connection():
        return SMTP(
            Mailbox(),
            hostname="test.example",
            authenticator=authenticate,
            auth_require_tls=False,
            auth_required="--auth" in sys.argv,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # The test closes our standard input when it is done.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(serve())
