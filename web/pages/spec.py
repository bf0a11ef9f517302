"""The vocabulary of page specs. The portal draws exactly these kinds, and nothing here decides who may do what:

an operation is named by its `operation_id`; address, method and permission are those of the route itself.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

ColumnKind = Literal[
    "text",
    "number",
    "money",
    "date",
    "datetime",
    "month",
    "enum",
    "region",
    "programme",
    "masked",
    "boolean",
]
"""How a value is shown. `money` is whole fen; `region` a 12-digit code shown by name; `masked` fixed-width digits."""
FieldKind = Literal[
    "text", "textarea", "number", "money", "select", "multiselect", "radio", "date", "daterange", "month",
    "year", "switch", "region", "place", "township", "programme", "batch", "password",
]  # fmt: skip
"""How a value is asked for. `township` and `region` choose within the county that is worked in, `place` among the divisions
of the own posts and all below them."""
Tag = Literal["", "primary", "success", "warning", "danger", "info"]
Style = Literal["", "primary", "success", "warning", "danger", "info"]


class Option(msgspec.Struct, kw_only=True):
    """One value of an enumeration with its Chinese label and the colour of its tag."""

    value: str | int | bool
    label: str
    tag: Tag = ""


class Column(msgspec.Struct, kw_only=True):
    """One column: `key` of the row, `sort` the name that the source sorts by, `visible` before the user chooses.

    A `spare` column gives way in large print while the others do not fit, the last one first; who wants it ticks it.
    `options` or `dictionary` (a name served by `/api/v1/portal`) give an `enum` its labels. `link` makes the value
    open a portal address with `{key}` filled from the row. `tabs` limits it to some tabs.
    """

    key: str
    title: str
    kind: ColumnKind = "text"
    width: int | None = None
    min_width: int | None = None
    sort: str | None = None
    visible: bool = True
    spare: bool = False
    options: list[Option] = []
    dictionary: str = ""
    link: str = ""
    tabs: list[str] = []


class Field(msgspec.Struct, kw_only=True):
    """One input of a query row or of an action's dialog. The server checks what is entered; this only asks for it.

    `key` is the query parameter or body field; a `daterange` names both ends in `keys`. In the dialog of one row it begins
    with the row's value under `of_row`.
    """

    key: str
    title: str
    kind: FieldKind = "text"
    keys: list[str] = []
    options: list[Option] = []
    dictionary: str = ""
    required: bool = False
    max_length: int | None = None
    placeholder: str = ""
    default: str | int | bool | list[str] | None = None
    note: str = ""
    of_row: str = ""


class Sum(msgspec.Struct, kw_only=True):
    """A sum under the table: `key` in the answer's `sums` (over the whole query), `column` for the selected rows."""

    key: str
    title: str
    kind: Literal["number", "money"] = "number"
    column: str = ""
    unit: str = ""


class Tabs(msgspec.Struct, kw_only=True):
    """Tabs over the table: `parameter` of the source, and the counts that the answer holds under `counts`."""

    parameter: str
    options: list[Option]
    counts: str = "tabs"


class Action(msgspec.Struct, kw_only=True):
    """A button above the table (`where="page"` or `"batch"`) or in a row (`"row"`).

    With `operation` it calls that route: path parameters other than `county` come from the row (`id`, or as `params`
    says), the body is `body` + the chosen ids under `ids_key` (the rows' values of `ids_of`, each once) +
    `row_body` (body field → row key) + the entered `fields`.
    `foresee` is an operation that is asked with the rows' `ids` and the numbers entered: its `warning` is shown before the
    official confirms. With `to` it opens a portal address; with `event` the page's own component handles it. `confirm` may hold `{count}` and
    `{column}`: for one row its values, for several the sums. `when` limits it to rows whose column has one of the values,
    `tabs` to some tabs.
    """

    key: str
    title: str
    where: Literal["page", "batch", "row"] = "row"
    operation: str = ""
    download: str = ""
    to: str = ""
    event: str = ""
    style: Style = ""
    confirm: str = ""
    fields: list[Field] = []
    params: dict[str, str] = {}
    body: dict[str, Any] = {}
    ids_key: str = ""
    ids_of: str = "id"
    row_body: dict[str, str] = {}
    when: dict[str, list[str | int | bool]] = {}
    tabs: list[str] = []
    foresee: str = ""
    done: str = ""
    permission: str = ""


class PageSpec(msgspec.Struct, kw_only=True):
    """A list page: `source` is the operation that answers rows, `query` what it is always asked with."""

    title: str
    source: str
    columns: list[Column]
    query: dict[str, Any] = {}
    filters: list[Field] = []
    tabs: Tabs | None = None
    actions: list[Action] = []
    sums: list[Sum] = []
    export: str = ""
    row_key: str = "id"
    selectable: bool = False
    region_tree: str = ""
    empty: str = "没有符合条件的数据"
    note: str = ""


class Entry(msgspec.Struct, kw_only=True):
    """One page of the menu. `group` is a key of `web.pages.groups`; `order` sorts within it.

    With `page` the portal draws it from the spec at `/p/{name}`; without, a component registered for `path` does.
    `permissions` (any suffices) default to those of the page's source. `hidden` pages open from other pages. `of_province`
    pages are for posts at the province, whose subject is the whole of it; `of_counties` pages have whole counties as their
    subject and say nothing to posts that lie in a township.
    """

    name: str
    title: str
    group: str
    order: int = 50
    icon: str = ""
    path: str = ""
    page: PageSpec | None = None
    permissions: list[str] = []
    hidden: bool = False
    of_province: bool = False
    of_counties: bool = False


def options_of(labels: dict[str, str], **tags: Tag) -> list[Option]:
    """Options of a dictionary value → label, in its order; `tags` gives colours by value."""
    return [Option(value=value, label=label, tag=tags.get(value, "")) for value, label in labels.items()]
