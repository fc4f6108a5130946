"""What is said in a document: the rules, and ``find``, which runs them all.

Data flows one way: zones (where the head, the body and the signature are), parties, inspection, the reading of the body
(what is praise, what is a recommendation, what is a step), then each value. Every value comes with its spans.
"""

from __future__ import annotations

from typing import Any

from hmip_parse.document import Document


def find(document: Document) -> dict[str, Any]:
    """The tree of Founds in the shape of the Letter, for all its keys but ``schema_version`` and ``source``."""
    from hmip_parse.rules.whole import find_all

    return find_all(document)
