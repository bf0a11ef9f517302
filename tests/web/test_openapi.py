"""The OpenAPI document: operation ids, examples that the server itself would take, one error shape, no outside hosts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from typing import Any

import httpx
import msgspec
import pytest
import pytest_asyncio
from litestar.datastructures import UploadFile

from tests.web.documented import contradiction
from tests.web.test_routes import handlers
from web.openapi_document import openapi_document
from web.openapi_examples import PLACEHOLDER, operations

_MASKED = re.compile(r"\*{4,}")
_NUMBER = {"gt": "exclusiveMinimum", "ge": "minimum", "lt": "exclusiveMaximum", "le": "maximum"}
_WORDS = {
    "IntType": _NUMBER,
    "FloatType": _NUMBER,
    "StrType": {"min_length": "minLength", "max_length": "maxLength", "pattern": "pattern"},
    "ListType": {"min_length": "minItems", "max_length": "maxItems"},
}
_ID_NUMBER = re.compile(r"\d{17}[\dX]")


@pytest_asyncio.fixture
async def document(visitor: httpx.AsyncClient) -> dict[str, Any]:
    answer = await visitor.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    return answer.json()


def bodies() -> dict[str, Any]:
    """What each operation that takes a body is given, by operation id."""
    return {
        str(handler.operation_id): handler.parsed_fn_signature.parameters["data"].annotation
        for handler in handlers()
        if "data" in handler.parsed_fn_signature.parameters
    }


def take_file(kind: type, value: Any) -> Any:
    """A form's file, for which an example can only stand in."""
    assert kind is UploadFile and isinstance(value, str)
    return UploadFile("application/octet-stream", "名单.xlsx", value.encode())


async def test_operation_ids_are_unique(document: dict[str, Any]) -> None:
    names = Counter(operation["operationId"] for operation in operations(document))
    assert len(names) > 100 and set(names.values()) == {1}


async def test_each_request_body_has_an_example_that_the_server_takes(document: dict[str, Any]) -> None:
    told = {
        operation["operationId"]: media
        for operation in operations(document)
        for media in operation.get("requestBody", {}).get("content", {}).values()
    }
    taken = bodies()
    assert set(told) == set(taken)
    for name, media in told.items():
        assert media.get("example"), f"{name} has no example of its body"
        try:
            msgspec.convert(media["example"], taken[name], dec_hook=take_file)
        except msgspec.ValidationError as refused:
            pytest.fail(f"{name} refuses its own example: {refused}")


async def test_each_example_names_all_that_its_schema_requires(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for name, media in media_types(document):
        reference = media.get("schema", {}).get("$ref", "").rpartition("/")[2]
        if reference and isinstance(media.get("example"), dict):
            wanted = set(schemas[reference].get("required", ()))
            assert wanted <= set(media["example"]), f"{name}: {wanted - set(media['example'])}"


async def test_each_list_shows_a_row(document: dict[str, Any]) -> None:
    lists = [one for one in operations(document) if one["operationId"].startswith(("list", "search", "find"))]
    assert len(lists) > 30
    for operation in lists:
        example = operation["responses"]["200"]["content"]["application/json"].get("example")
        rows = example["rows"] if isinstance(example, dict) else example
        assert rows and rows[0], f"{operation['operationId']} shows no row"


async def test_no_example_is_a_stand_in_and_no_answer_shows_a_whole_id_number(
    document: dict[str, Any],
) -> None:
    for name, media in media_types(document):
        assert PLACEHOLDER not in json.dumps(media.get("example"), ensure_ascii=False).split('"'), (
            f"{name}: give the field an example in its body or in web/openapi_values.py"
        )
    masked = 0
    for operation in operations(document):
        for answer in operation["responses"].values():
            text = json.dumps(answer.get("content", {}))
            assert not _ID_NUMBER.search(re.sub(r"[0-9a-f]{40,}|\d{19,}", "", text)), operation["operationId"]
            masked += bool(_MASKED.search(text))
    assert masked


async def test_every_operation_answers_errors_in_one_shape(document: dict[str, Any]) -> None:
    problem = document["components"]["schemas"]["Problem"]
    for operation in operations(document):
        responses = operation["responses"]
        content = responses["default"]["content"]
        assert set(content) == {"application/problem+json"}, operation["operationId"]
        media = content["application/problem+json"]
        assert media["schema"] == {"$ref": "#/components/schemas/Problem"}
        assert set(problem["required"]) <= set(media["example"])
        assert not [code for code in responses if code.startswith(("4", "5"))], operation["operationId"]


async def test_the_document_names_no_outside_host(document: dict[str, Any]) -> None:
    assert document["servers"] == [{"url": "/"}]
    assert not re.findall(r"https?://", json.dumps(document))


def media_types(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every body and answer of every operation."""
    found = []
    for operation in operations(document):
        contents = [operation.get("requestBody", {}).get("content", {})]
        contents += [answer.get("content") or {} for answer in operation["responses"].values()]
        found += [(operation["operationId"], media) for content in contents for media in content.values()]
    return found


def test_limits_of_fields_that_may_be_null_are_told() -> None:
    choice = openapi_document()["components"]["schemas"]["ChoiceBody"]["properties"]
    assert choice["fen"]["exclusiveMinimum"] == 0
    assert choice["ratio_bp"]["exclusiveMinimum"] == 0 and choice["ratio_bp"]["maximum"] == 10_000


def test_each_limit_that_the_server_checks_is_told() -> None:
    told = openapi_document()["components"]["schemas"]
    missing, compared = [], 0
    for body in bodies().values():
        if not (isinstance(body, type) and issubclass(body, msgspec.Struct)):
            continue
        for field in msgspec.inspect.type_info(body).fields:  # type: ignore[attr-defined]
            kinds = getattr(field.type, "types", (field.type,))
            for kind in kinds:
                for name, word in (
                    _WORDS[type(kind).__name__].items() if type(kind).__name__ in _WORDS else ()
                ):
                    limit = getattr(kind, name)
                    compared += limit is not None
                    if limit is not None and told[body.__name__]["properties"][field.name].get(word) != limit:
                        missing.append(f"{body.__name__}.{field.name}: {word} {limit}")
    assert compared > 40 and missing == []


def test_names_of_types_hold_no_module() -> None:
    document = openapi_document()
    names = document["components"]["schemas"]
    assert [name for name in names if not name.isalnum()] == [], (
        "two structs of one name, or a file's name in a type's: give each struct a name of its own"
    )
    references = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert references <= set(names) and "LineSummaryRows" in references


def test_each_part_of_an_address_is_a_parameter() -> None:
    for path, item in openapi_document()["paths"].items():
        for operation in item.values():
            told = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
            assert told == set(re.findall(r"\{(\w+)\}", path)), operation["operationId"]


def test_each_operation_has_one_tag_and_answers_of_real_media_types() -> None:
    for operation in operations(openapi_document()):
        assert len(operation["tags"]) == 1, operation["operationId"]
        for status, answer in operation["responses"].items():
            content = answer.get("content") or {}
            assert bool(content) == (status != "204"), operation["operationId"]
            for kind, media in content.items():
                assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", kind), operation["operationId"]
                binary = media["schema"].get("format") == "binary"
                assert binary != kind.startswith(
                    ("application/json", "application/problem+json", "text/html", "text/event-stream")
                ), kind


def test_what_the_document_does_not_name_is_found() -> None:
    operation = {"responses": {"200": {"content": {"application/pdf": {}}}, "default": {"content": {}}}}
    assert contradiction(operation, 200, "application/pdf; charset=utf-8") is None
    assert contradiction(operation, 200, "application/json") is not None
    assert contradiction(operation, 201, "application/pdf") is not None


def test_the_command_writes_the_same_document_at_each_call() -> None:
    first, second = (
        subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "web.openapi_document"], capture_output=True, check=True
        )
        for _ in range(2)
    )
    assert first.stdout == second.stdout
    assert json.loads(first.stdout) == json.loads(json.dumps(openapi_document()))
