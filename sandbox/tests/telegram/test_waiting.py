"""Waiting for what happens in the chats."""

import asyncio

import pytest

from sandbox.telegram import Chat, Person, Telegram


async def test_what_stands_there_already_is_found_at_once(
    telegram: Telegram, anna: Person, chat: Chat
) -> None:
    said = await telegram.send(anna, chat, "fox")
    assert await telegram.wait_for(chat, lambda m: m.text == "fox", timeout=0) == said


async def test_what_comes_and_what_changes_is_found(
    telegram: Telegram, anna: Person, chat: Chat
) -> None:
    new = asyncio.create_task(telegram.wait_for(chat, lambda m: m.text == "fox"))
    changed = asyncio.create_task(telegram.wait_for(chat, lambda m: m.text == "hen"))
    await asyncio.sleep(0)
    said = await telegram.send(anna, chat, "fox")
    assert await new == said
    await telegram.edit(said, "hen")
    assert (await changed).edited


async def test_other_chats_and_deleted_messages_do_not_count(
    telegram: Telegram, anna: Person, ben: Person, chat: Chat
) -> None:
    await telegram.send(ben, telegram.private(ben), "fox")
    await telegram.delete(await telegram.send(anna, chat, "fox"))
    with pytest.raises(TimeoutError):
        await telegram.wait_for(chat, lambda m: m.text == "fox", timeout=0.01)


async def test_a_vain_wait_tells_what_there_is(
    telegram: Telegram, anna: Person, chat: Chat
) -> None:
    await telegram.send(anna, chat, "fox")
    with pytest.raises(TimeoutError, match=r"no such message in Anna within 0.01 s.*\n.*Anna: fox"):
        await telegram.wait_for(chat, lambda m: m.text == "hen", timeout=0.01)


async def test_anything_can_be_waited_for(telegram: Telegram, anna: Person, chat: Chat) -> None:
    said = await telegram.send(anna, chat, "fox")
    empty = asyncio.create_task(telegram.until(lambda: not telegram.messages(chat)))
    await asyncio.sleep(0)
    await telegram.delete(said)
    await empty
    await telegram.until(lambda: True)
    with pytest.raises(TimeoutError):
        await telegram.until(lambda: False, timeout=0.01)


async def test_nobody_writes_into_the_private_chat_of_somebody_else(
    telegram: Telegram, ben: Person, chat: Chat
) -> None:
    with pytest.raises(ValueError, match="Ben is not in Anna"):
        await telegram.send(ben, chat, "hello")
