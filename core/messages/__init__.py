"""消息: what officials are told of, written with the change that it tells of."""

from core.messages.count_unread import count_unread
from core.messages.drop_old_messages import drop_old_messages
from core.messages.list_messages import list_messages
from core.messages.mark_read import mark_read
from core.messages.message import KINDS, Message, NewMessage, ToOfficial, ToPost
from core.messages.send_messages import send_messages

__all__ = [
    "KINDS",
    "Message",
    "NewMessage",
    "ToOfficial",
    "ToPost",
    "count_unread",
    "drop_old_messages",
    "list_messages",
    "mark_read",
    "send_messages",
]
