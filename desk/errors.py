"""What can go wrong at the desk's door.

DeskError
├── BrokenOff        the file ended, or went bad, in the middle
└── MappingError     the file that says how to read a CSV is not usable
"""

from __future__ import annotations


class DeskError(Exception):
    """An error with a title and a text that a person can act on."""

    title = "The desk cannot go on"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class BrokenOff(DeskError):
    """The input broke off or is damaged; everything that could be read before was handed out.

    What is readable of a bad file is never lost, so an import has stored it when it says this; `damage` says
    what is wrong, in words.
    """

    title = "The file is damaged"

    def __init__(self, damage: str) -> None:
        super().__init__(f"{damage}. What could be read is kept; get the file again and take it in once more")


class MappingError(DeskError):
    """The CSV mapping, or a column it names, is wrong."""

    title = "The mapping does not fit"
