"""The base of every value that crosses a room: frozen, and strict about what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, Strict, model_validator
from pydantic.fields import FieldInfo


class Value(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _may_be_null(field: FieldInfo) -> bool:
    """Whether null is a value of the field, or an error worth reporting, rather than a way to say "not given"."""
    return field.is_required() or field.default is None


class WireValue(BaseModel):
    """A frozen value read from somebody else's JSON: unknown keys are kept in `extra`, never dropped.

    Null stands for "not given" wherever a field has a default of its own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    extra: dict[str, Any] = {}

    @model_validator(mode="before")
    @classmethod
    def _keep_unknown_keys(cls, given: Any) -> Any:
        if not isinstance(given, Mapping):
            return given
        fields = cls.model_fields
        if None in given.values():
            given = {
                k: v for k, v in given.items() if v is not None or k not in fields or _may_be_null(fields[k])
            }
        unknown = {key: value for key, value in given.items() if key not in fields}
        extra = given.get("extra", {})
        if not unknown and isinstance(extra, dict):
            return given
        known = {key: value for key, value in given.items() if key in fields and key != "extra"}
        kept = dict(extra) if isinstance(extra, Mapping) else {"extra": extra}
        return {**known, "extra": {**kept, **unknown}}


def parse_time(given: Any) -> Any:
    """An ISO 8601 date or time as an aware UTC `datetime`; no zone means UTC, a bare date its midnight."""
    if isinstance(given, datetime):
        moment = given
    elif isinstance(given, date):
        moment = datetime(given.year, given.month, given.day, tzinfo=UTC)
    elif isinstance(given, str):
        try:
            moment = datetime.fromisoformat(given.strip())
        except ValueError:
            raise ValueError("not an ISO 8601 date or time") from None
    else:
        raise ValueError("not an ISO 8601 date or time")
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time outside the calendar") from None


def format_time(moment: datetime) -> str:
    """ISO 8601 in UTC with a `Z`, microseconds only where there are any: it sorts as text within a second."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


Time = Annotated[datetime, BeforeValidator(parse_time), PlainSerializer(format_time, when_used="json")]
Text = Annotated[str, Strict()]
Truth = Annotated[bool, Strict()]
