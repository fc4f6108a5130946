"""The bounds of what is read, and the error that says which of them a document is over.

Each is far above what a letter or the longest report needs, and low enough that the hostile document which keeps just
within it is read in bounded time and memory. docs/limits.md states them for users; a test holds the two together.

Refused here: wall-clock time and the memory of a process, which are the batch's to bound.
"""

from __future__ import annotations

from hmip_parse.document import Document
from hmip_parse.errors import TooLarge

# The whole file. Scans of a long report come to some 100 MB.
BYTES = 256 * 1024 * 1024
# A letter has 10^4 characters, a report of 1,000 pages 3 million.
CHARACTERS = 5_000_000
# One paragraph, heading, item or cell: rules look at it as a whole. The longest paragraph of a report has some 3,000.
BLOCK_CHARACTERS = 100_000
# PDF: pages of a document, and characters of a page. A dense page has 10,000.
PAGES = 5_000
PAGE_CHARACTERS = 200_000
# DOCX: entries of the package; bytes of one XML part, unpacked, and of all; tags in a part.
ENTRIES = 10_000
PART_BYTES = 32 * 1024 * 1024
PACKAGE_BYTES = 64 * 1024 * 1024
PART_TAGS = 2_000_000


def bounded(document: Document) -> Document:
    """The document itself. Raises TooLarge where its text, or one block of it, is longer than is read."""
    if len(document.text) > CHARACTERS:
        raise TooLarge("characters of text", CHARACTERS)
    longest = max((len(line) for line in document.text.split("\n")), default=0)
    if longest > BLOCK_CHARACTERS:
        raise TooLarge("characters in one paragraph", BLOCK_CHARACTERS)
    return document
