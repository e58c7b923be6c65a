"""Members of a chat as the Bot API gives them."""

from sandbox.journal import Json
from sandbox.telegram.chats import Standing
from sandbox.telegram.people import Person

RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_post_messages",
    "can_edit_messages",
    "can_pin_messages",
    "can_manage_topics",
)
WITHHELD = frozenset({"can_be_edited", "is_anonymous", "can_promote_members"})


def member_json(person: Person, standing: Standing) -> Json:
    """Bot API: ChatMember."""
    member: Json = {"status": str(standing), "user": person.as_json()}
    if standing is Standing.CREATOR:
        return member | {"is_anonymous": False}
    if standing is Standing.ADMINISTRATOR:
        return member | {right: right not in WITHHELD for right in RIGHTS}
    if standing is Standing.KICKED:
        return member | {"until_date": 0}
    return member
