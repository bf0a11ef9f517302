"""The table classes describe the schema that the migrations make: same columns, types and nullability."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from piccolo.columns import Column, column_types
from piccolo.table import Table

from tests.conftest import EAST_COUNTY, Province

CORE = Path(__file__).parents[3] / "core"
TYPES: dict[type[Column], set[str]] = {
    column_types.BigSerial: {"bigint"},
    column_types.BigInt: {"bigint"},
    column_types.Integer: {"integer"},
    column_types.SmallInt: {"smallint"},
    column_types.Text: {"text"},
    column_types.Varchar: {"text"},
    column_types.Boolean: {"boolean"},
    column_types.Bytea: {"bytea"},
    column_types.Date: {"date"},
    column_types.Timestamptz: {"timestamp with time zone"},
    column_types.JSONB: {"jsonb"},
    column_types.UUID: {"uuid"},
    column_types.Array: {"ARRAY"},
}


def tables() -> list[type[Table]]:
    """Every table class of the features."""
    found = []
    for file in sorted(CORE.glob("*/tables.py")):
        module = importlib.import_module(f"core.{file.parent.name}.tables")
        found.extend(
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Table) and value.__module__ == module.__name__
        )
    return found


def test_features_describe_their_tables() -> None:
    assert len(tables()) >= 20


@pytest.fixture
async def columns(province: Province) -> dict[str, dict[str, tuple[str, bool]]]:
    """Table → column → (type, nullable) of the migrated schemas."""
    real: dict[str, dict[str, tuple[str, bool]]] = {}
    for server, schema in (("main", "platform"), ("east", f"c{EAST_COUNTY}")):
        owner = await province.owner(server)
        rows = await owner.fetch(
            "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = $1",
            schema,
        )
        await owner.close()
        for row in rows:
            real.setdefault(row["table_name"], {})[row["column_name"]] = (
                row["data_type"],
                row["is_nullable"] == "YES",
            )
    return real


async def test_every_table_class_matches_its_table(columns: dict[str, dict[str, tuple[str, bool]]]) -> None:
    wrong = []
    for table in tables():
        name = table._meta.tablename
        real = columns.get(name, {})
        for column in table._meta.columns:
            label = f"{table.__module__}.{table.__name__}.{column._meta.name}"
            if column._meta.db_column_name not in real:
                wrong.append(f"{label}: {name} has no such column")
                continue
            data_type, nullable = real[column._meta.db_column_name]
            if data_type not in TYPES.get(type(column), set()):
                wrong.append(f"{label}: {type(column).__name__} for {data_type}")
            if column._meta.null != nullable:
                wrong.append(f"{label}: null={column._meta.null}, the table says {nullable}")
        missing = set(real) - {column._meta.db_column_name for column in table._meta.columns}
        if missing:
            wrong.append(f"{table.__module__}.{table.__name__} lacks {sorted(missing)}")
    assert wrong == []
