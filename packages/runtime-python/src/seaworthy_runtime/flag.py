"""One bit that a master and its workers share."""

from __future__ import annotations

import mmap


class Flag:
    """Set once, and seen at once by every process that was forked since it was shared."""

    def __init__(self) -> None:
        self._memory: mmap.mmap | bytearray = bytearray(1)

    def share(self) -> None:
        """Before the fork. Again it changes nothing."""
        if isinstance(self._memory, bytearray):
            self._memory = mmap.mmap(-1, 1)

    def set(self) -> None:
        self._memory[0] = 1

    def is_set(self) -> bool:
        return self._memory[0] == 1
