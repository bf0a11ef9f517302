"""Bodies of recipients and their accounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

import msgspec

from core.applications.banks import BANKS
from core.recipients.propose_account import NewAccount
from core.recipients.recipient import NewMember, NewRecipient, RecipientChanges

_BANK_NAMES = {bank.code: bank.name for bank in BANKS}

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["李秀英"])]
_Number = Annotated[str, msgspec.Meta(min_length=1, max_length=30, examples=["11010519491231002X"])]
_Short = Annotated[str, msgspec.Meta(max_length=60)]
_Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class MemberBody(msgspec.Struct, kw_only=True):
    """A member of a household beside its head."""

    name: _Name
    id_number: _Number
    relation: Annotated[str, msgspec.Meta(max_length=20, examples=["配偶"])]

    def member(self) -> NewMember:
        """As the verbs take it."""
        return NewMember(self.name, self.id_number, self.relation)


class JoinBody(MemberBody, kw_only=True):
    """A person joins a household."""

    joined_on: date


class LeaveBody(msgspec.Struct, kw_only=True):
    """A person leaves a household."""

    left_on: date
    reason: _Reason


class SearchBody(msgspec.Struct, kw_only=True):
    """The whole id number; without one nobody is found."""

    id_number: Annotated[str, msgspec.Meta(max_length=40)] = ""


class RecipientBody(msgspec.Struct, kw_only=True):
    """A new recipient; `id_number` is a 统一社会信用代码 for a collective."""

    kind: Annotated[str, msgspec.Meta(examples=["individual", "household", "collective"])]
    name: _Name
    id_number: _Number
    village: Annotated[str, msgspec.Meta(examples=["530423101203"])]
    village_group: _Short = ""
    phone: _Short = ""
    attributes: dict[str, Any] = {}
    members: list[MemberBody] = []

    def recipient(self) -> NewRecipient:
        """As the verb takes it."""
        return NewRecipient(
            kind=self.kind,
            name=self.name,
            id_number=self.id_number,
            village=self.village,
            village_group=self.village_group,
            phone=self.phone,
            attributes=self.attributes,
            members=tuple(member.member() for member in self.members),
        )


class RecipientChangesBody(msgspec.Struct, kw_only=True):
    """Changes on the basis of `version`; absent fields stay."""

    version: int
    name: _Name | None = None
    village: _Short | None = None
    village_group: _Short | None = None
    phone: _Short | None = None
    attributes: dict[str, Any] | None = None

    def changes(self) -> RecipientChanges:
        """As the verb takes them."""
        return RecipientChanges(self.name, self.village, self.village_group, self.phone, self.attributes)


class RecipientReasonBody(msgspec.Struct, kw_only=True):
    """Why."""

    reason: _Reason


class GuardianBody(msgspec.Struct, kw_only=True):
    """The guardian; both empty removes it."""

    name: Annotated[str, msgspec.Meta(max_length=100)]
    id_number: Annotated[str, msgspec.Meta(max_length=30)]


class ProposeAccountBody(msgspec.Struct, kw_only=True):
    """A proposed account; the three holder fields only when somebody else draws the money.

    Without `bank_name` it is the name that belongs to `bank_code` (dictionary `account_bank` of the portal).
    """

    account: Annotated[str, msgspec.Meta(min_length=1, max_length=40, examples=["6210170000000000018"])]
    bank_code: Annotated[str, msgspec.Meta(max_length=20, examples=["YNRCC"])]
    bank_name: Annotated[str, msgspec.Meta(max_length=60, examples=["云南省农村信用社"])] = ""
    reason: _Reason
    use_order: int = 1
    holder_name: _Short = ""
    holder_id_number: _Short = ""
    holder_relation: _Short = ""

    def new_account(self) -> NewAccount:
        """As the verb takes it."""
        return NewAccount(
            account=self.account,
            bank_code=self.bank_code,
            bank_name=self.bank_name or _BANK_NAMES.get(self.bank_code, ""),
            use_order=self.use_order,
            holder_name=self.holder_name,
            holder_id_number=self.holder_id_number,
            holder_relation=self.holder_relation,
        )


class AccountProposal(msgspec.Struct, kw_only=True):
    """An account that waits for a second official; `own` ones were proposed by whoever asks."""

    id: int
    recipient_id: int
    name: str
    village_code: str
    holder_name: str
    holder_relation: str
    account: str
    bank_name: str
    use_order: int
    proposed_at: datetime
    reason: str
    own: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> AccountProposal:
        """From a row of the list."""
        return cls(**{name: row[name] for name in cls.__struct_fields__})
