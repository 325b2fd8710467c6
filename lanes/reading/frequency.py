"""How often words stand in support mail, roughly: only the speed of reading rests on it, never what is found."""

from __future__ import annotations

from lanes.reading.phrases import Element

_PER_THOUSAND = {
    30.0: "i the to and a",
    10.0: "it in is my that for of on have this not but you with",
    4.0: "email account from can as all mail de so no or when if are we was me at be what do how get which",
    2.0: (
        "help one just there will now new out has an up by your help emails message server problem like using"
        " settings see use password then folder 1 2 3 0 la que en e o un el"
    ),
    1.0: (
        "only messages time accounts tried same other also file again address them work open know about can't"
        " issue profile change name error old back add send click update go way try set delete app sent used"
        " works more two right access because working any am been would could they did had were don't after some"
        " please still need want does where who why thank thanks her his he she their our us il per non un le et"
    ),
    0.6: (
        "yes many deleted files option list years support think able page nothing cannot before view well"
        " something different user trying doesn't another much sure last here screen check without found ok got"
        " changed data phone login log sign code bill pay card team every day days week month first make made take"
        " give let keep move put say tell told ask call look find show come give long left off on over since than"
        " into never always already anything everything someone anyone nobody people person customer company"
    ),
}
_SHARES = {word: share for share, words in sorted(_PER_THOUSAND.items()) for word in words.split()}
_OTHER = 0.06
_OPEN = 0.15
"""A beginning, an ending or a part stands for several words."""
_NUMBER = 15.0


def share_of(element: Element) -> float:
    """How many of a thousand words can fill the element."""
    return sum(
        _NUMBER if word == "#" else _OPEN if "*" in word else _SHARES.get(word, _OTHER)
        for word in element.words
    )
