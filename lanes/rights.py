"""What each role may do and how long a reply can be called back: the part of the policy `settle` reads."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lanes.values import Text, Value
from lanes.words import Role

Seconds = Annotated[int, Field(strict=True, ge=0, le=86_400)]


class Rights(Value):
    """The policy's `[people]`. A default policy trusts everyone with everything:
    roles bind only once the owner of the file has named them.
    """

    default_role: Role = Role.LEAD
    roles: dict[str, Role] = {}
    """Agent name → role; who is not named has `default_role`."""
    lane_3_send: Role = Role.SPECIALIST
    lane_3_claim: Role = Role.SPECIALIST
    override_down: Role = Role.LEAD
    """Who may lower a lane alone. Everybody else proposes it, and a second person confirms it."""
    override_confirm: Role = Role.SPECIALIST
    """Who may confirm another person's proposal to lower a lane."""
    authorize: Role = Role.SPECIALIST
    erase: Role = Role.LEAD
    """Who may erase what a customer said."""
    act_as: bool | tuple[Text, ...] = True
    """Who may give another name with `--as`: everybody, nobody, or these login names (a service account)."""
    triage: Text = "triage"
    """The queue that a returned packet goes back to when nobody is named."""
    undo_default: Seconds = 10
    undo_by_channel: dict[str, Seconds] = {}
    """Channel → seconds a reply waits before it leaves."""

    def role_of(self, actor: str) -> Role:
        return self.roles.get(actor, self.default_role)

    def may_act_as(self, login: str, name: str) -> bool:
        """Whether who is logged in as `login` may act under `name`."""
        if login == name or self.act_as is True:
            return True
        return self.act_as is not False and login in self.act_as

    def undo_seconds(self, channel: str | None) -> int:
        return self.undo_by_channel.get(channel or "", self.undo_default)
