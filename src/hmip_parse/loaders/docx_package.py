"""A Word package and the parts that a letter is read from.

python-docx opens it. Word itself opens more: packages that point to a picture which is not there any more,
macro-enabled documents and templates, and documents in the strict namespace; so these are opened too.

Refused here: packages of other programs, and whatever would unpack without end. Parts outside the package are not
fetched, and entities are not resolved.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import Any

from hmip_parse.errors import DamagedDocx, EncryptedOffice, UnknownFormat
from hmip_parse.loaders.docx_xml import Element, attribute, child, children, is_on, name_of

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2; Office wraps an encrypted package in one
_WORD_PARTS = re.compile(
    r"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.|vnd\.ms-word\.).*main\+xml"
)
# A letter unpacks to a few megabytes; a package that claims more than this is an attack or an archive.
_LARGEST_UNPACKED = 512 * 1024 * 1024


class Package:
    """The parts of a Word package, as elements. ``body`` is the document's w:body.

    Raises UnknownFormat for a package that holds no Word document, EncryptedOffice for one behind a password, and
    DamagedDocx for one that cannot be opened.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND_FILE):
            raise EncryptedOffice
        self._main = _related(_opened(data), "officeDocument")
        if self._main is None:
            raise DamagedDocx
        if not _WORD_PARTS.fullmatch(self._main.content_type):
            raise UnknownFormat
        body = child(_root(self._main), "body")
        if body is None:
            raise DamagedDocx
        self.body: Element = body

    def part(self, kind: str) -> Element | None:
        """A part that the main one points to, by the last word of the relationship's type ("styles")."""
        part = _related(self._main, kind)
        return None if part is None else _root(part)

    def header(self) -> tuple[Element | None, bool]:
        """The page header of the first page, and whether it is for that page alone."""
        section = next((e for e in self.body.iter() if name_of(e) == "sectPr"), None)
        headers = {attribute(h, "type"): attribute(h, "id") for h in children(section, "headerReference")}
        first_only = bool(is_on(child(section, "titlePg")))
        relation = self._main.rels.get(headers.get("first" if first_only else "default"))
        if relation is None or relation.is_external:
            return None, first_only
        return _root(relation.target_part), first_only


def _opened(data: bytes) -> Any:
    from docx.opc.exceptions import OpcError
    from docx.opc.package import OpcPackage
    from lxml.etree import LxmlError

    try:
        _check_entries(data)
        try:
            return OpcPackage.open(io.BytesIO(data))
        except KeyError:
            return OpcPackage.open(io.BytesIO(_without_dead_ends(data)))
    except (
        zipfile.BadZipFile, zlib.error, LxmlError, OpcError, KeyError, ValueError, EOFError, AttributeError,
        NotImplementedError, RuntimeError, OSError, TypeError,
    ):  # fmt: skip
        # Every way in which zipfile, lxml and python-docx were seen to fail on packages cut short or overwritten.
        raise DamagedDocx from None


def _check_entries(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "[Content_Types].xml" not in archive.namelist():
            raise DamagedDocx if "word/document.xml" in archive.namelist() else UnknownFormat
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_UNPACKED:
            raise DamagedDocx


def _without_dead_ends(data: bytes) -> bytes:
    """The package without the relationships whose target is not in it; python-docx opens none that has them."""
    mended = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(mended, "w") as target:
        names = set(source.namelist())
        for name in names:
            content = source.read(name)
            target.writestr(name, _living(name, content, names) if name.endswith(".rels") else content)
    return mended.getvalue()


def _living(name: str, content: bytes, names: set[str]) -> bytes:
    from docx.opc.oxml import parse_xml
    from lxml.etree import tostring

    root = parse_xml(content)
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in list(root):
        target = posixpath.normpath(posixpath.join("/", folder, attribute(relation, "Target") or ""))
        if attribute(relation, "TargetMode") != "External" and target.lstrip("/") not in names:
            root.remove(relation)
    return bytes(tostring(root))


def _related(source: Any, kind: str) -> Any:
    relations = (r for r in source.rels.values() if not r.is_external)
    return next((r.target_part for r in relations if (r.reltype or "").rpartition("/")[2] == kind), None)


def _root(part: Any) -> Element:
    from docx.oxml.parser import parse_xml
    from lxml.etree import LxmlError

    if hasattr(part, "element"):
        return part.element
    try:
        return parse_xml(part.blob)
    except (LxmlError, ValueError):
        raise DamagedDocx from None
