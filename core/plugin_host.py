"""Finds the plugins and hands them out. The core knows them by their code only."""

from __future__ import annotations

import contextlib
import functools
import importlib
import pkgutil
import ssl
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import httpx
import pluggy

from core.database.session import session_is_open
from core.kernel.errors import Invalid, NotFound, Unavailable
from core.kernel.settings import settings
from core.plugin_api import (
    PROJECT,
    BankChannel,
    BudgetRegistry,
    BusinessSystem,
    Outside,
    Period,
    PersonRegistry,
    SubsidyProgramme,
    YikatongSpec,
)

PLUGIN_PACKAGES = ("plugins.subsidies", "plugins.banks", "plugins.registries", "plugins.business_systems")
"""Every sub-package of these with a module `plugin` is a plugin."""


@functools.cache
def _plugins() -> pluggy.PluginManager:
    host = pluggy.PluginManager(PROJECT)
    host.add_hookspecs(YikatongSpec)
    for package_name in PLUGIN_PACKAGES:
        package = importlib.import_module(package_name)
        for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
            if found.ispkg:
                host.register(importlib.import_module(f"{package_name}.{found.name}.plugin"))
    # pluggy ignores misspelt hooks unless it is asked.
    host.check_pending()
    return host


def load_plugins() -> None:
    """Import every plugin now: a process that forks shares them, and one that does not load is told at the start.

    Raises what a plugin raises when it is imported.
    """
    _plugins()


@functools.cache
def subsidies() -> dict[str, SubsidyProgramme]:
    """All subsidy programmes by code, in the order of their official numbers."""
    found = sorted(_plugins().hook.register_subsidy(), key=lambda programme: programme.official_number)
    return {programme.code: programme for programme in found}


def subsidy(code: str) -> SubsidyProgramme:
    """One programme; raises `NotFound` for a code without a plugin."""
    try:
        return subsidies()[code]
    except KeyError:
        raise NotFound("programme.unknown", f"没有代码为“{code[:40]}”的补贴项目") from None


@functools.cache
def programmes_paid(cycle: str) -> frozenset[str]:
    """Codes of the programmes whose 补贴周期 is `cycle` (a value of `Period`); raises `Invalid` for another one."""
    if cycle not in set(Period):
        raise Invalid("programme.cycle", f"补贴周期应为以下之一：{'、'.join(Period)}", field="cycle")
    return frozenset(code for code, programme in subsidies().items() if programme.period == cycle)


@functools.cache
def banks() -> dict[str, BankChannel]:
    """All bank channels by code."""
    return {channel.code: channel for channel in _plugins().hook.register_bank()}


def bank(code: str) -> BankChannel:
    """One bank channel; raises `NotFound` for a code without a plugin."""
    try:
        return banks()[code]
    except KeyError:
        raise NotFound("bank.unknown", f"没有代码为“{code[:40]}”的代发银行通道") from None


@functools.cache
def person_registries() -> dict[str, PersonRegistry]:
    """Registries of facts about people, by the name of the fact that each one knows."""
    return {registry.fact: registry for registry in _plugins().hook.register_person_registry()}


def person_registry(fact: str) -> PersonRegistry:
    """The registry that knows `fact`; raises `NotFound` when no plugin does."""
    try:
        return person_registries()[fact]
    except KeyError:
        raise NotFound("registry.unknown", f"没有提供“{fact[:40]}”信息的数据源") from None


@functools.cache
def budget_registry() -> BudgetRegistry:
    """The source of budget indicators; raises `NotFound` when there is none."""
    found = _plugins().hook.register_budget_registry()
    if not found:
        raise NotFound("registry.unknown", "没有接入预算管理一体化系统")
    return found[0]


@functools.cache
def business_systems() -> dict[str, BusinessSystem]:
    """All systems whose lists can be fetched (接入), by code."""
    return {system.code: system for system in _plugins().hook.register_business_system()}


def business_system(code: str) -> BusinessSystem:
    """One business system; raises `NotFound` for a code without a plugin."""
    try:
        return business_systems()[code]
    except KeyError:
        raise NotFound("business_system.unknown", f"没有代码为“{code[:40]}”的业务系统") from None


@dataclass(slots=True)
class OutsideTime:
    """Seconds that this process has spent with at least one outside party; calls side by side count once."""

    seconds: float = 0.0
    _calls: int = 0
    _since: float = 0.0

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Count the block."""
        if not self._calls:
            self._since = time.perf_counter()
        self._calls += 1
        try:
            yield
        finally:
            self._calls -= 1
            if not self._calls:
                self.seconds += time.perf_counter() - self._since


OUTSIDE_TIME = OutsideTime()
"""Measurements take the time of the outside parties apart with it."""


@contextlib.asynccontextmanager
async def outside(name: str) -> AsyncIterator[Outside]:
    """An HTTP client for the outside party that settings call `name` (a plugin's code).

    Raises `Unavailable` when it is not configured, `RuntimeError` while a session is open: a transaction must not
    wait for somebody else's system.
    """
    if session_is_open():
        raise RuntimeError("no transaction may be open during a call to an outside party")
    party = settings().outside.get(name)
    if party is None:
        raise Unavailable("outside.not_configured", f"外部系统“{name}”尚未配置连接，请联系系统管理员")
    with OUTSIDE_TIME.running():
        verify: ssl.SSLContext | bool = (
            ssl.create_default_context(cafile=party.ca_file) if party.ca_file else True
        )
        limits = httpx.Limits(max_connections=8, max_keepalive_connections=8)
        async with httpx.AsyncClient(
            base_url=party.url, timeout=party.timeout_seconds, verify=verify, limits=limits, trust_env=False
        ) as client:
            yield Outside(client, party.secret.encode(), party.options)
