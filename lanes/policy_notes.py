"""What a usable policy holds that its owner may not have meant, in words."""

from __future__ import annotations

from collections.abc import Iterator

from lanes.matrix import NO_RULE, judge
from lanes.matrix_check import READY
from lanes.matrix_moves import all_levels, either
from lanes.policy import Policy
from lanes.policy_flags import flags_of_upstream
from lanes.words import Level, Trigger

_NEXT = {Level.LOW: Level.MEDIUM, Level.MEDIUM: Level.HIGH}


def notes(policy: Policy) -> Iterator[str]:
    """A sentence for each thing that deserves a second look; none of them makes the policy unusable."""
    strange = flags_of_upstream(policy)
    if strange:
        yield f"No flag of ours is called {either(strange)}; it counts only where upstream raises it."
    heard = {
        concept for by_concept in policy.phrases.values() for concept, said in by_concept.items() if said
    }
    for concept in policy.concepts:
        if concept not in heard:
            yield f"Nothing is heard as “{concept}”: there are no phrases for it."
    for glob in policy.promoted:
        if not glob.strip("*"):
            yield f"“{glob}” lets every issue type into Lane 1."
    for glob, share in policy.thresholds.items():
        if share == 0:
            yield f"The threshold of “{glob}” is 0: any confidence is enough for Lane 1."
    yield from filter(None, (_gap(policy), _lowering(policy)))


def _gap(policy: Policy) -> str | None:
    """The first kind of case that no row speaks of, in words."""
    for levels in all_levels():
        for promoted in (True, False):
            verdict = judge(policy, READY._replace(levels=levels, promoted=promoted))
            if verdict.reasons[0].rule == NO_RULE:
                raised = [f"{t.title} {level.value}" for t, level in levels.items() if level is not Level.LOW]
                kind = f"with {', '.join(raised)}" if raised else "with all six low"
                return f"No row speaks of every case: those {kind}, for one, go to Lane 3."
    return None


def _lowering(policy: Policy) -> str | None:
    """The first case in which a trigger that is raised lowers the lane, in words."""
    for promoted in (True, False):
        lanes = {
            tuple(levels.values()): judge(policy, READY._replace(levels=levels, promoted=promoted)).lane
            for levels in all_levels()
        }
        for levels, lane in lanes.items():
            for at, trigger in enumerate(Trigger):
                if (higher := _NEXT.get(levels[at])) is None:
                    continue
                after = lanes[(*levels[:at], higher, *levels[at + 1 :])]
                if after < lane:
                    return (
                        f"A trigger that is raised lowers the lane: {trigger.title} {levels[at].value} → "
                        f"{higher.value} moves cases from Lane {int(lane)} to Lane {int(after)}."
                    )
    return None
