"""Draws the pictures: `python -m screenshots [SCENE …] [--all] [--themes] [--png] [--to FOLDER]`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from screenshots.drawing import FontMissing, draw_png
from screenshots.scenes import MEDIUM, SCENES, Scene, Size, themed
from screenshots.stage import seed, take_picture
from themes.loading import shipped

HERE = Path(__file__).parent
KEPT = (("queue", MEDIUM), ("lane-3", MEDIUM))
"""The pictures that are committed: those the README shows."""


def wanted(arguments: argparse.Namespace) -> list[tuple[Scene, Size]]:
    """The scenes and sizes that were asked for; those of the README when nothing was."""
    scenes = (*SCENES, *themed(tuple(theme.name for theme in shipped())))
    if arguments.scenes:
        return [(s, size) for s in scenes if s.name in arguments.scenes for size in s.sizes]
    if arguments.all or arguments.themes:
        chosen = [*(SCENES if arguments.all else ()), *(scenes[len(SCENES) :] if arguments.themes else ())]
        return [(s, size) for s in chosen for size in s.sizes]
    return [(s, size) for s in SCENES for size in s.sizes if (s.name, size) in KEPT]


def main() -> int:
    """Draw what was asked for and say where it lies."""
    parser = argparse.ArgumentParser(prog="screenshots", description="Draw pictures of the console.")
    names = [scene.name for scene in SCENES]
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"of: {', '.join(names)}, theme-NAME")
    parser.add_argument("--all", action="store_true", help="every scene at every size")
    parser.add_argument("--themes", action="store_true", help="one scene in every theme")
    parser.add_argument("--png", action="store_true", help="a PNG beside every SVG")
    parser.add_argument("--to", type=Path, default=HERE, help="the folder they go to (default: this one)")
    arguments = parser.parse_args()
    chosen = wanted(arguments)
    if not chosen:
        parser.error(f"no such scene: {', '.join(arguments.scenes)}")
    os.environ["TZ"] = "UTC"
    time.tzset()
    arguments.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / "sample.db"
        seed(clean)
        for number, (scene, size) in enumerate(chosen):
            db = Path(folder) / f"{number}.db"
            shutil.copyfile(clean, db)
            svg = take_picture(scene, size, db)
            target = arguments.to / f"{scene.file(size)}.svg"
            target.write_text(svg, "utf-8")
            print(target)
            if arguments.png:
                try:
                    target.with_suffix(".png").write_bytes(draw_png(svg, size[0]))
                except FontMissing as error:
                    print(f"screenshots: {error.text}", file=sys.stderr)
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
