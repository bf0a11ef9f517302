"""Templates of plugins are rendered without trust."""

from datetime import date

import pytest

from core.documents import DocumentFailed, page_shell, render_template


def render(tmp_path, template, **values):
    file = tmp_path / "notice.html"
    file.write_text(template, encoding="utf-8")
    return render_template(file, **values)


def test_values_are_escaped(tmp_path):
    assert render(tmp_path, "{{ name }}", name="<script>") == "&lt;script&gt;"


def test_dates_are_written_in_chinese(tmp_path):
    assert render(tmp_path, "{{ day | chinese_date }}", day=date(2023, 5, 1)) == "2023年5月1日"


@pytest.mark.parametrize(
    "template",
    [
        "{{ missing }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ rows.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{% for row in rows %}",
        "{% extends 'shell.html' %}",
        "{% extends 'notice_base.html' %}",
    ],
    ids=["misspelt", "escape", "change", "include", "broken", "other-base", "block-left-out"],
)
def test_what_is_wrong_or_forbidden_fails_with_the_templates_name(tmp_path, template):
    with pytest.raises(DocumentFailed, match="notice.html"):
        render(tmp_path, template, rows=[])


def test_the_shell_escapes_its_title():
    assert "<b>" not in page_shell("<b>公示</b>", "<p>正文</p>")
