"""`lanedesk replay` and `lanedesk exercise`: a policy tried on what is stored; nothing moves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import click

from console.cli.answers import as_json, hint_if_empty, say, tell
from console.cli.edge import Stopped
from console.cli.options import Settings, common_options, now
from console.durations import parse_moment
from lanes.words import Lane

if TYPE_CHECKING:
    from lanes.exercise import Answer, Exercise, Nervous
    from lanes.policy import Policy
    from lanes.replay import Flip, Replay
    from store.store import Store

TOLD_EVERY = 500
MOST_BYTES = 4_000_000
_MOST_GROUPS = 6

_SINCE = click.option("--since", metavar="WHEN", help="Cases from then on: an ISO 8601 time, or 30d.")


@click.command("replay")
@click.argument("policy_file", metavar="POLICY.toml")
@_SINCE
@common_options
def replay_command(settings: Settings, policy_file: str, since: str | None) -> None:
    """Say which stored cases another policy would put into another lane, against what people did with them.

    `shipped` names the policy that comes along. Nothing is changed.
    """
    from console.cli.policy import named_policy
    from console.past import past_cases
    from lanes.replay import replay

    moment, start = now(), _since(since)
    policy = named_policy(settings, policy_file)
    with settings.open_store() as store:
        told = replay(past_cases(store, start, moment, _progress()), policy, now=moment)
        _end_progress()
        if told.cases == 0:
            hint_if_empty(store)
    if settings.json:
        click.echo(as_json(told.model_dump(mode="json")))
    else:
        say("\n".join(_replay_lines(policy, told)))


def _since(given: str | None) -> datetime | None:
    if given is None:
        return None
    start = parse_moment(given, now(), ahead=False)
    if start is None:
        raise click.UsageError(f"--since {given}: say a span such as 30d, or an ISO 8601 time")
    return start


def _progress() -> Callable[[int], object]:
    """Count on stderr while it takes a while, where a person watches."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda number: (
        click.echo(f"\r{number:,} cases read", nl=False, err=True) if number % TOLD_EVERY == 0 else None
    )


def _end_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True)


def _replay_lines(policy: Policy, told: Replay) -> list[str]:
    stay = f"{told.unchanged:,} of {told.cases:,} cases stay."
    lines = [f"Policy {policy.name}, version {told.policy_version}: {stay}"]
    for flip in told.flips:
        lines += ["", *_flip_lines(flip)]
    return lines


def _flip_lines(flip: Flip) -> list[str]:
    kind = "loosens" if flip.loosens else "tightens"
    lines = [f"Lane {int(flip.before)} to Lane {int(flip.after)}: {flip.count:,} cases ({kind})"]
    groups = (
        ("by type", flip.by_type),
        ("by tier", flip.by_tier),
        ("people", flip.by_outcome),
        ("by rule", flip.by_rule),
    )
    lines += [f"  {name}: {_counts(counts)}" for name, counts in groups]
    if flip.against:
        lines.append(f"  against it: what people did in {flip.against:,} of them")
    return [*lines, f"  read: {', '.join(flip.read)}"]


def _counts(counts: Mapping[str, int]) -> str:
    shown = [f"{name} {count:,}" for name, count in list(counts.items())[:_MOST_GROUPS]]
    more = len(counts) - len(shown)
    return ", ".join(shown) + (f", and {more} more" if more else "")


@click.command("exercise")
@click.option("--count", type=click.IntRange(1, 200), default=20, show_default=True, help="How many cases.")
@click.option(
    "--answers", metavar="FILE", help='Answers as JSON: {"source:ticket": {"lane": 3, "needed": "…"}}.'
)
@click.option("--ask", is_flag=True, help="Ask one case after the other (usual on a terminal).")
@click.option("--no-save", is_flag=True, help="Do not note the answers in the log.")
@_SINCE
@common_options
def exercise_command(
    settings: Settings, count: int, answers: str | None, ask: bool, no_save: bool, since: str | None
) -> None:
    """Put the cases to be most nervous about to the four questions, and say where people and policy part.

    \b
    Without a terminal the cases are listed; answer them with --answers.
    Each answer is noted in the log as an audit of its case.
    """
    from console.past import candidates
    from lanes.exercise import compare, pick

    moment, start = now(), _since(since)
    policy = settings.load_policy()
    given = _read_answers(answers) if answers else None
    with settings.open_store() as store:
        picked = pick(candidates(store, policy, start, moment, _progress()), count)
        _end_progress()
        if not picked:
            hint_if_empty(store)
        if given is None and not (ask or (sys.stdin.isatty() and not settings.json)):
            _list(picked, as_array=settings.json)
            return
        if given is None:
            from console.cli.questions import ask_about

            given = ask_about(store, policy, settings.me, picked)
        _say_unknown(picked, given)
        told = compare(picked, given)
        if not no_save:
            _save(store, policy, settings.me, picked, given)
    if settings.json:
        click.echo(as_json(told.model_dump(mode="json")))
    else:
        say("\n".join(_exercise_lines(told)))


def _list(picked: tuple[Nervous, ...], *, as_array: bool) -> None:
    from lanes.exercise import QUESTIONS

    if as_array:
        cases = [{**nervous.model_dump(mode="json"), "questions": list(QUESTIONS)} for nervous in picked]
        click.echo(as_json(cases))
        return
    for place, nervous in enumerate(picked, start=1):
        why = ", ".join(nervous.why) or "nothing special"
        say(f"{place:3}. {nervous.ref} (Lane {int(nervous.lane)}): {why}")
    say("\nOf each:\n" + "\n".join(f"- {question}" for question in QUESTIONS))


def _read_answers(file: str) -> dict[str, Answer]:
    from pydantic import TypeAdapter, ValidationError

    from desk.strict_json import parse_object
    from desk.unreadable import NotACase
    from lanes.exercise import Answer
    from lanes.policy_problem import problem

    try:
        with click.open_file(file, "rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise NotACase(f"larger than {MOST_BYTES:,} bytes")
        return TypeAdapter(dict[str, Answer]).validate_python(parse_object(raw))
    except OSError as error:
        raise Stopped("The answers cannot be read", f"{file}: {error.strerror}") from error
    except NotACase as error:
        raise Stopped("The answers cannot be read", f"{file}: {error.reason}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise Stopped("The answers cannot be read", f"{file}: {place}: {problem(first)}") from error


def _say_unknown(picked: tuple[Nervous, ...], given: Mapping[str, Answer]) -> None:
    unknown = sorted(set(given) - {nervous.ref for nervous in picked})
    if unknown:
        tell(f"Not among the {len(picked)} cases, left out: {', '.join(unknown)}")


def _save(
    store: Store, policy: Policy, me: str, picked: tuple[Nervous, ...], given: Mapping[str, Answer]
) -> None:
    """Note every answer as an audit of its case."""
    from lanes.act import Act
    from lanes.words import Verb

    for nervous in picked:
        answer = given.get(nervous.ref)
        if answer is not None:
            act = Act(
                verb=Verb.AUDIT,
                actor=me,
                role=policy.rights.role_of(me),
                at=now(),
                outcome=outcome_of(nervous.lane, answer.lane),
                reasons=("exercise", f"lane_{int(answer.lane)}"),
                text=answer.needed.strip() or None,
            )
            store.act(store.find(nervous.ref), act, policy.rights)


def outcome_of(policy_lane: Lane, people_lane: Lane) -> str:
    """An answer as an audit's outcome."""
    from console.past import CORRECT, MISSED, TOO_STRICT

    if people_lane is policy_lane:
        return CORRECT
    return MISSED if people_lane > policy_lane else TOO_STRICT


def _exercise_lines(told: Exercise) -> list[str]:
    lines = [f"{told.answered} answered, people and policy agree on {told.agreed}."]
    lines += [f"- {disagreement.text}" for disagreement in told.disagreements]
    if told.needed:
        lines += [
            "",
            "What a person would have needed:",
            *(f"- {' '.join(words.split())}" for words in told.needed),
        ]
    return lines
