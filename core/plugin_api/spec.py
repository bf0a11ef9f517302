"""The hooks of the platform. Each registers one object; its type's docstring says how the object behaves."""

from __future__ import annotations

import pluggy

from core.plugin_api.business_systems import BusinessSystem
from core.plugin_api.parties import BankChannel, BudgetRegistry, PersonRegistry
from core.plugin_api.subsidy import SubsidyProgramme

PROJECT = "yikatong"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class YikatongSpec:
    """The whole contract between the core and its plugins."""

    @hookspec
    def register_subsidy(self) -> SubsidyProgramme:  # type: ignore[empty-body]
        """Register one kind of subsidy (补贴项目)."""

    @hookspec
    def register_bank(self) -> BankChannel:  # type: ignore[empty-body]
        """Register the way in which one agency bank (代发银行) is spoken to."""

    @hookspec
    def register_person_registry(self) -> PersonRegistry:  # type: ignore[empty-body]
        """Register an outside source of facts about people: cards, deaths, low-income lists."""

    @hookspec
    def register_budget_registry(self) -> BudgetRegistry:  # type: ignore[empty-body]
        """Register the source of budget indicators (预算管理一体化)."""

    @hookspec
    def register_business_system(self) -> BusinessSystem:  # type: ignore[empty-body]
        """Register an outside system whose lists can be fetched instead of uploaded (接入)."""
