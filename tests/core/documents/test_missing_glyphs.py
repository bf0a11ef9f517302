"""Names whose characters cannot be printed are reported, not swallowed."""

from core.documents import missing_glyphs


def test_common_and_rare_characters_are_there():
    assert missing_glyphs(["张三 李四", "𠅤䶮㛃堃喆犇骉垚", "·、（）〇"]) == ""


def test_what_is_missing_is_named_once_in_order():
    assert missing_glyphs(["王\U0003134f\U00031350", "李\U0003134f"]) == "\U0003134f\U00031350"
