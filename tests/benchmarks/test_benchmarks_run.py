"""Every benchmark runs; how fast is for `make bench` to say."""

import pytest

from benchmarks.__main__ import names, run


@pytest.mark.parametrize("name", names())
def test_runs(name: str) -> None:
    for ratio in run(name, small=True):
        assert ratio.seconds > 0
        assert ratio.floor_seconds > 0
