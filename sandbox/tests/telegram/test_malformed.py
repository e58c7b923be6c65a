"""Whatever a bot sends, the answer is Telegram's, never a crash of the sandbox."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.journal import Journal
from sandbox.telegram import Telegram
from sandbox.telegram.api import BotApi
from sandbox.telegram.call import Call
from sandbox.telegram.methods import METHODS
from sandbox.telegram.validation import Parameter, published_methods

WAITS = {"getUpdates", "setWebhook"}
"""These would wait, or reach out."""
NAMES = (
    "type",
    "id",
    "media",
    "text",
    "title",
    "message_id",
    "chat_id",
    "emoji",
    "offset",
    "length",
    "label",
    "amount",
    "caption",
    "callback_data",
    "inline_keyboard",
    "input_message_content",
    "message_text",
    "command",
    "description",
)
SMALL = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(["", "a", "1", "photo", "article", "emoji", "HTML"])
)
ANY = st.recursive(
    SMALL,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=12,
)
OBJECT = st.dictionaries(st.sampled_from(NAMES), ANY, max_size=5)


def value(parameter: Parameter) -> st.SearchStrategy[Any]:
    """Something of the right kind, more or less."""
    kind = parameter.types[0]
    if kind.startswith("Array"):
        return st.lists(OBJECT | ANY, max_size=3)
    if kind in {"Integer", "String", "Boolean", "InputFile"}:
        return SMALL
    return OBJECT


@st.composite
def calls(draw: st.DrawFn) -> Call:
    """A known method with some of its parameters, and nonsense in them."""
    method = draw(st.sampled_from(sorted(set(METHODS) - WAITS)))
    known = published_methods()[method]
    names = draw(st.lists(st.sampled_from(sorted(known)), unique=True)) if known else []
    names += [name for name, parameter in known.items() if parameter.required]
    return Call(method, {name: draw(value(known[name])) for name in names})


@given(calls(), st.booleans())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
async def test_nonsense_is_refused_or_done(call: Call, in_group: bool) -> None:
    telegram = Telegram("42:TEST")
    anna = telegram.person("Anna")
    chat = telegram.group("Foxes", [anna], forum=True) if in_group else telegram.private(anna)
    await telegram.send(anna, chat, "a")
    given: dict[str, Any] = dict(call.given)
    if "chat_id" in given:
        given["chat_id"] = chat.id
    api = BotApi(telegram.world, Journal())
    answer = await api.perform(Call(call.method, given))
    assert answer.body["ok"] or answer.body["description"]


@given(
    st.sampled_from(["photo", "video"]),
    st.dictionaries(
        st.sampled_from(["caption", "parse_mode", "caption_entities", "width", "media"]), ANY
    ),
)
@settings(max_examples=200, deadline=None)
async def test_nonsense_about_media_is_refused(kind: str, fields: dict[str, Any]) -> None:
    telegram = Telegram("42:TEST")
    chat = telegram.private(telegram.person("Anna"))
    api = BotApi(telegram.world, Journal())
    media = [{"media": "x"} | fields | {"type": kind}]
    answer = await api.perform(Call("sendMediaGroup", {"chat_id": chat.id, "media": media}))
    assert answer.status == 400


@given(st.dictionaries(st.sampled_from([*NAMES, "reply_markup", "entities"]), ANY), OBJECT)
@settings(max_examples=200, deadline=None)
async def test_nonsense_about_inline_results_is_refused(
    fields: dict[str, Any], content: dict[str, Any]
) -> None:
    api = BotApi(Telegram("42:TEST").world, Journal())
    result = {"type": "article", "id": "1", "title": "x", "input_message_content": content} | fields
    call = Call("answerInlineQuery", {"inline_query_id": "1", "results": [result]})
    assert (await api.perform(call)).status == 400
