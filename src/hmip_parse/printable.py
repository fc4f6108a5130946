"""Text from outside made safe to show: a file name or a letter can hold what moves a cursor or rings a bell.

Refused here: anything written for a program to read, which keeps every character that UTF-8 can write.
"""


def printable(text: str) -> str:
    """The text with everything that does not print as an escape: a line break as ``\\n``."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def as_text(name: str) -> str:
    """A file name as UTF-8 can write it: bytes that are no text, which a name may hold, as ``\\xNN``."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
