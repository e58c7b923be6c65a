"""Writes that are made together: what is asked for while one is made goes with the next."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.errors import StoreUnavailable

T = TypeVar("T")


class _Batch(Generic[T]):
    """Items that are written in one transaction."""

    def __init__(self) -> None:
        self.items: list[T] = []
        self.is_over = False
        self.error: StoreUnavailable | None = None


class Together(Generic[T]):
    """Writes items: each alone where none wait, and many at once where many do.

    Nothing is delayed for it. Whoever asks waits until their own item is committed.
    """

    def __init__(self, write: Callable[[Sequence[T]], Awaitable[None]]) -> None:
        """Take what writes several items, all or none of them."""
        self._write = write
        self._turn = asyncio.Lock()
        self._next: _Batch[T] = _Batch()

    async def __call__(self, item: T) -> None:
        """Write an item.

        Raises:
            StoreUnavailable: it is not written, nor are those beside it.
        """
        batch = self._next
        batch.items.append(item)
        async with self._turn:
            if not batch.is_over:
                await self._end(batch)
        if batch.error:
            raise batch.error

    async def _end(self, batch: _Batch[T]) -> None:
        """Write a batch; where that is cancelled, whoever of it comes next does it again."""
        if self._next is batch:
            self._next = _Batch()
        try:
            await self._write(batch.items)
        except StoreUnavailable as error:
            batch.error = error
        batch.is_over = True
