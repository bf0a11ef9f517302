"""How much 最低生活保障金 one household gets for a month: what the approval says, as the roster carries it."""

from __future__ import annotations

from core.kernel.errors import Invalid
from core.kernel.money import Fen
from core.plugin_api import LineView


def declared_amount(line: LineView) -> Fen:
    """The column 补助金额(元) in fen, exactly; raises `Invalid` when it is missing, malformed or not above zero."""
    text = line.attributes.get("amount_yuan")
    if not isinstance(text, str) or not text:
        raise Invalid(
            "minimum_living.no_amount", "名单没有填写补助金额，请补填“补助金额(元)”", field="amount_yuan"
        )
    fen = Fen.from_yuan(text)
    if fen <= 0:
        raise Invalid(
            "minimum_living.not_positive",
            "补助金额应大于 0 元；停发的家庭请从名单中删除",
            field="amount_yuan",
        )
    return fen
