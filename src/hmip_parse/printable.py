"""Text from outside made safe to show: a file name or a letter can hold what moves a cursor or rings a bell.

Refused here: anything written for a program to read, which keeps every character.
"""


def printable(text: str) -> str:
    """The text with everything that does not print as an escape: a line break as ``\\n``."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
