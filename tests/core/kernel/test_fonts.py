"""The font of printed documents knows the rare characters of people's names."""

import pytest
from fontTools.ttLib import TTCollection

from core.kernel import fonts


@pytest.fixture(autouse=True)
def search_again():
    """The path is looked up once per process; each test looks anew."""
    fonts.chinese_font_path.cache_clear()
    yield
    fonts.chinese_font_path.cache_clear()


def test_every_basic_character_and_rare_names_are_in_the_font():
    with TTCollection(str(fonts.chinese_font_path()), lazy=True) as collection:
        known = collection.fonts[0].getBestCmap()
    basic = range(0x4E00, 0x9FA6)
    assert [
        chr(code) for code in [*basic, *map(ord, "㛃𬭬𫖯䶮㼆𬱖喆堃玥祎翀婠甯㭎𬀩")] if code not in known
    ] == []


def test_without_the_wheel_the_packaged_font_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)
    monkeypatch.setattr(fonts, "DEBIAN_FOLDER", tmp_path)
    (tmp_path / fonts.FONT_FILE).touch()
    assert fonts.chinese_font_path() == tmp_path / fonts.FONT_FILE


def test_no_font_at_all_is_said_in_chinese(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)
    monkeypatch.setattr(fonts, "DEBIAN_FOLDER", tmp_path)
    with pytest.raises(RuntimeError, match="中文字体"):
        fonts.chinese_font_path()
