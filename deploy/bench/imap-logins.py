"""Mail programs that connect, log in, log out and begin again, each with its own TLS session to resume.

    imap-logins.py PORT AUTHORITY SECONDS <"address password" a line

Without lines on standard input they leave unauthenticated, which shows what a connection alone costs.
Prints how often a second, and how much processor time each took here. Python, because its OpenSSL takes
half of what a Java client takes from the processors that the servers need.
"""

import os
import socket
import ssl
import sys
import threading
import time

PROGRAMS = 6

port, authority, seconds = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
logins = [line.split() for line in sys.stdin]
done = [0] * PROGRAMS
failures = []


def await_answer(connection, wanted):
    said = b""
    while b"\n" + wanted not in b"\n" + said:
        more = connection.recv(4096)
        said += more
        if not more or b"\na NO" in b"\n" + said:
            raise ConnectionError(said.decode())


def visit(context, session, login):
    plain = socket.create_connection(("127.0.0.1", port), timeout=30)
    with context.wrap_socket(plain, server_hostname="localhost", session=session) as connection:
        await_answer(connection, b"* OK")
        if session is not None and not connection.session_reused:
            raise ConnectionError("the TLS session was not resumed")
        if login:
            connection.sendall("a LOGIN {} {}\r\n".format(*login).encode())
            await_answer(connection, b"a OK")
        connection.sendall(b"b LOGOUT\r\n")
        await_answer(connection, b"b OK")
        return connection.session


def program(number, end):
    context = ssl.create_default_context(cafile=authority)
    session = None
    try:
        while time.monotonic() < end:
            turn = number + done[number] * PROGRAMS
            session = visit(context, session, logins[turn % len(logins)] if logins else None)
            done[number] += 1
    except OSError as failure:
        failures.append(failure)


begin = time.monotonic()
programs = [threading.Thread(target=program, args=(n, begin + seconds)) for n in range(PROGRAMS)]
for each in programs:
    each.start()
for each in programs:
    each.join()
if failures:
    sys.exit(f"imap-logins: {failures[0]}")
times = os.times()
total = sum(done)
print(f"{total / (time.monotonic() - begin):.1f} {(times.user + times.system) * 1000 / total:.2f}")
