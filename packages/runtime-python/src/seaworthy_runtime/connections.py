"""
What a protocol of uvicorn says of its connection. Nothing of it is public, so each question is asked of attributes that all
protocols since uvicorn 0.20 have, and one that can't be answered is answered so that nothing is lost.
"""

from __future__ import annotations

import fcntl
import struct
import termios
from typing import Any


def protocol_of(send: Any) -> Any:
    """The protocol behind the `send` that uvicorn gave to the application; None where something stands between."""
    cycle = getattr(send, "__self__", None)
    return getattr(getattr(cycle, "on_response", None), "__self__", None)


def another_follows(send: Any) -> bool:
    """
    Whether the client has sent another request behind the one that is being answered (pipelining). To end the connection
    with this answer would lose it.
    """
    protocol = protocol_of(send)
    if protocol is None or send.__self__.more_body:
        # What is still to be read is the body of this request.
        return False
    return bool(getattr(protocol, "pipeline", None)) or _buffered(protocol) or unread(protocol) > 0


def is_websocket(protocol: Any) -> bool:
    return type(protocol).__module__.startswith("uvicorn.protocols.websockets")


def is_idle(protocol: Any) -> bool:
    """Whether no request is under way."""
    if not hasattr(protocol, "cycle"):
        return False
    cycle = protocol.cycle
    return (cycle is None or cycle.response_complete) and not getattr(protocol, "pipeline", None)


def is_closing(protocol: Any) -> bool:
    """Whether it was told to end, and waits for its client to take what was written."""
    transport = getattr(protocol, "transport", None)
    return transport is not None and transport.is_closing()


def has_begun(protocol: Any) -> bool:
    """Whether an idle connection has a part of a request, read or not."""
    return _buffered(protocol) or _half_parsed(protocol) or unread(protocol) > 0


def unread(protocol: Any) -> int:
    """How many bytes the kernel holds of this connection that nobody has read."""
    transport = getattr(protocol, "transport", None)
    connection = transport.get_extra_info("socket") if transport is not None else None
    if connection is None or transport.is_closing():
        return 0
    try:
        return struct.unpack("i", fcntl.ioctl(connection.fileno(), termios.FIONREAD, b"\0" * 4))[0]
    except OSError:
        return 0


def _buffered(protocol: Any) -> bool:
    """What h11 has read ahead."""
    try:
        return bool(protocol.conn.trailing_data[0])
    except (AttributeError, TypeError, IndexError):
        return False


def _half_parsed(protocol: Any) -> bool:
    """What httptools has begun to read has a scope, and no cycle before its header is complete. h11 parses whole headers."""
    if not hasattr(protocol, "parser"):
        return False
    scope, cycle = getattr(protocol, "scope", None), getattr(protocol, "cycle", None)
    return scope is not None and (cycle is None or cycle.scope is not scope)
