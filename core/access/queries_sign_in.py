"""SQL of log-in: accounts, failures, sessions. Every function runs in the session of the platform."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from asyncpg import Record

from core.access.tables import Captcha
from core.database import execute, fetch, fetch_row, fetch_value

_COUNTED = "counted"
_CLEARED = "cleared"
_REFUSED = "refused"


async def lock_account(account: str) -> None:
    """Let the log-ins of one account (known or not) be counted one after another, until the end of the transaction."""
    await execute("SELECT pg_advisory_xact_lock(hashtextextended('sign_in|' || lower($1), 0))", account)


async def failures_of(account: str, limit: int) -> list[datetime]:
    """The newest counted failures of an account since its last success, newest first."""
    rows = await fetch(
        "SELECT failed_at FROM sign_in_failure WHERE lower(account) = lower($1) AND reason = $2"
        " ORDER BY failed_at DESC, id DESC LIMIT $3",
        account, _COUNTED, limit,
    )  # fmt: skip
    return [row["failed_at"] for row in rows]


async def failures_from(address: str, since: datetime) -> int:
    """How many counted failures came from an address."""
    return int(
        await fetch_value(
            "SELECT count(*) FROM sign_in_failure WHERE address = $1 AND failed_at > $2 AND reason = $3",
            address, since, _COUNTED,
        )
    )  # fmt: skip


async def count_attempt(account: str, address: str, at: datetime) -> int:
    """Count an attempt as failed before its password is looked at; returns the id of the entry."""
    return int(await _insert_failure(account, address, _COUNTED, at))


async def note_refusal(account: str, address: str, at: datetime) -> None:
    """Keep an attempt that was refused unseen (locked, or without captcha); it does not lengthen a lock."""
    await _insert_failure(account, address, _REFUSED, at)


async def _insert_failure(account: str, address: str, reason: str, at: datetime) -> int:
    return await fetch_value(
        "INSERT INTO sign_in_failure (account, address, reason, failed_at) VALUES ($1, $2, $3, $4) RETURNING id",
        account, address, reason, at,
    )  # fmt: skip


async def clear_failures(account: str) -> None:
    """A success, or a new password by an administrator: what was counted no longer counts."""
    await execute(
        "UPDATE sign_in_failure SET reason = $2 WHERE lower(account) = lower($1) AND reason = $3",
        account, _CLEARED, _COUNTED,
    )  # fmt: skip
    await execute(
        "UPDATE official SET failed_attempts = 0, locked_until = NULL WHERE lower(account) = lower($1)",
        account,
    )


async def show_failures(account: str, failures: int, locked_until: datetime | None) -> None:
    """Write the number of failures and the lock where administrators see them; nothing for an unknown account."""
    await execute(
        "UPDATE official SET failed_attempts = $2, locked_until = $3 WHERE lower(account) = lower($1)",
        account, failures, locked_until,
    )  # fmt: skip


async def account_for_sign_in(account: str) -> Record | None:
    """Id, hash and flags of a living account."""
    return await fetch_row(
        "SELECT id, account, name, password_hash, must_change_password, enabled FROM official"
        " WHERE lower(account) = lower($1) AND deleted_at IS NULL",
        account,
    )


async def insert_sign_in(
    token_digest: bytes, official_id: int, csrf_token: str, address: str, user_agent: str, at: datetime
) -> None:
    """Start a session."""
    await execute(
        "INSERT INTO sign_in (token_digest, official_id, csrf_token, address, user_agent, started_at, last_seen_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $6)",
        token_digest, official_id, csrf_token, address, user_agent, at,
    )  # fmt: skip


async def live_sign_in(token_digest: bytes, idle_since: datetime, started_since: datetime) -> Record | None:
    """The session of a token with its official's posts and programmes, when it is neither ended, idle nor too old."""
    return await fetch_row(
        "SELECT s.official_id, s.csrf_token, s.last_seen_at, o.must_change_password, o.account, o.name,"
        " (SELECT coalesce(jsonb_agg(jsonb_build_array(p.role, p.region_code, p.budget_unit) ORDER BY p.id), '[]'::jsonb)"
        "  FROM post p WHERE p.official_id = o.id AND p.ended_at IS NULL) AS grants,"
        " (SELECT coalesce(jsonb_agg(g.programme_code), '[]'::jsonb)"
        "  FROM official_programme g WHERE g.official_id = o.id) AS programmes"
        " FROM sign_in s JOIN official o ON o.id = s.official_id"
        " WHERE s.token_digest = $1 AND s.ended_at IS NULL AND s.last_seen_at > $2 AND s.started_at > $3"
        " AND o.enabled AND o.deleted_at IS NULL",
        token_digest, idle_since, started_since,
    )  # fmt: skip


async def touch_sign_in(token_digest: bytes, at: datetime) -> None:
    """Note that the session is in use."""
    await execute(
        "UPDATE sign_in SET last_seen_at = $2 WHERE token_digest = $1 AND last_seen_at < $2", token_digest, at
    )


async def end_sign_in(token_digest: bytes, at: datetime) -> bool:
    """End one session; False when it was ended already."""
    return bool(
        await execute(
            "UPDATE sign_in SET ended_at = $2 WHERE token_digest = $1 AND ended_at IS NULL", token_digest, at
        )
    )


async def replace_sign_in(token_digest: bytes, at: datetime) -> Record | None:
    """End a session that a new one takes the place of; its official, or None when there is none to end."""
    return await fetch_row(
        "UPDATE sign_in s SET ended_at = $2 FROM official o"
        " WHERE s.token_digest = $1 AND s.ended_at IS NULL AND o.id = s.official_id RETURNING o.id, o.account",
        token_digest, at,
    )  # fmt: skip


async def end_sign_ins_of(official_id: int, at: datetime, *, keep: bytes = b"") -> int:
    """End all sessions of an official except the one with the digest `keep`; returns how many."""
    return await execute(
        "UPDATE sign_in SET ended_at = $2 WHERE official_id = $1 AND ended_at IS NULL AND token_digest <> $3",
        official_id, at, keep,
    )  # fmt: skip


async def lock_captchas_of(source_digest: bytes) -> None:
    """Let the questions of one address be asked one after another, until the end of the transaction."""
    await execute(
        "SELECT pg_advisory_xact_lock(hashtextextended('captcha|' || encode($1::bytea, 'hex'), 0))",
        source_digest,
    )


async def captchas_of(source_digest: bytes, at: datetime) -> int:
    """How many questions an address was asked that are not too old yet, answered or not."""
    return int(
        await fetch_value(
            "SELECT count(*) FROM captcha WHERE source_digest = $1 AND expires_at > $2", source_digest, at
        )
    )


async def insert_captcha(
    captcha_id: UUID, answer_digest: bytes, source_digest: bytes, expires_at: datetime
) -> None:
    """Keep the digest of an answer."""
    await Captcha.insert(
        Captcha(
            id=captcha_id, answer_digest=answer_digest, source_digest=source_digest, expires_at=expires_at
        )
    ).run()


async def delete_captchas(at: datetime, limit: int) -> int:
    """Forget questions that are too old at a moment, the oldest `limit` of them; returns how many."""
    return await execute(
        "DELETE FROM captcha WHERE id IN"
        " (SELECT id FROM captcha WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)",
        at, limit,
    )  # fmt: skip


async def use_captcha(captcha_id: UUID, at: datetime) -> bytes | None:
    """Take a captcha's answer digest, once; None when it is unknown, used or too old."""
    return await fetch_value(
        "UPDATE captcha SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2 RETURNING answer_digest",
        captcha_id, at,
    )  # fmt: skip


async def delete_sign_ins(before: datetime, limit: int) -> int:
    """Forget sessions that were last used before a moment, the oldest `limit` of them; returns how many."""
    return await execute(
        "DELETE FROM sign_in WHERE token_digest IN"
        " (SELECT token_digest FROM sign_in WHERE last_seen_at < $1 ORDER BY last_seen_at LIMIT $2"
        " FOR UPDATE SKIP LOCKED)",
        before, limit,
    )  # fmt: skip


async def delete_failures(before: datetime, limit: int) -> int:
    """Forget attempts before a moment, the oldest `limit` of them; returns how many."""
    return await execute(
        "DELETE FROM sign_in_failure WHERE id IN"
        " (SELECT id FROM sign_in_failure WHERE failed_at < $1 ORDER BY failed_at LIMIT $2 FOR UPDATE SKIP LOCKED)",
        before, limit,
    )  # fmt: skip
