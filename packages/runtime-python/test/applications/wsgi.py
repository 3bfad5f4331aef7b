"""A WSGI application without a framework."""

import os
import time

from seaworthy_runtime import check, draining, on_shutdown

if os.environ.get("CHECK"):
    check("postgres", lambda: time.sleep(60) if os.environ["CHECK"] == "hangs" else False, timeout=0.5)
on_shutdown(lambda: print("hook ran", flush=True), name="jobs")


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/own-health":
        return answer(start_response, "200 OK", b"own")
    if path == "/slow":
        time.sleep(float(environ["QUERY_STRING"] or 1))
    elif path == "/upload":
        return answer(start_response, "200 OK", str(len(environ["wsgi.input"].read())).encode())
    elif path == "/crash":
        os._exit(9)
    elif path == "/draining":
        return answer(start_response, "200 OK", str(draining()).encode())
    elif path != "/":
        return late_answer(start_response)
    return answer(start_response, "200 OK", b"fine")


def answer(start_response, status, body):
    start_response(status, [("Content-Length", str(len(body)))])
    return [body]


def late_answer(start_response):
    # Not before somebody asks for the body.
    start_response("404 Not Found", [("Content-Length", "7")])
    yield b"nothing"
