"""A Word package and the parts that a letter is read from.

python-docx opens it. Word itself opens more: packages that point to a picture which is not there any more,
macro-enabled documents and templates, and documents in the strict namespace; so these are opened too.

What python-docx gets is a package of the XML parts alone, unpacked within bounds (bounds.py) and packed anew: pictures
and other programs' data are never unpacked, and entries' names lead nowhere but to one another.

Refused here: packages of other programs, whatever would unpack without end, and XML that declares a document type.
Parts outside the package (templates, linked pictures) are not fetched.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Any

from hmip_parse.errors import DamagedDocx, EncryptedOffice, HmipParseError, TooLarge, UnknownFormat
from hmip_parse.loaders import bounds
from hmip_parse.loaders.docx_xml import Element, attribute, child, children, is_on, name_of
from hmip_parse.pattern import compiled

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2; Office wraps an encrypted package in one
_WORD_PARTS = compiled(
    r"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.|vnd\.ms-word\.).*main\+xml"
)
_XML = (".xml", ".rels")
_DIRECTORY_ENTRY, _ENCRYPTED = b"PK\x01\x02", 0x1  # APPNOTE 4.3.12 and 4.4.4
# libxml2's own bounds, which python-docx's parser keeps (huge_tree is off).
_DEEPEST, _LONGEST = 256, 10_000_000
_DECLARES = "its XML declares a document type, which Word files may not"  # ECMA-376 part 2, 8.1.4


class Package:
    """The parts of a Word package, as elements. ``body`` is the document's w:body.

    Raises UnknownFormat for a package that holds no Word document, EncryptedOffice for one behind a password, TooLarge
    for one that unpacks to more than is read, and DamagedDocx for one that cannot be opened.
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
        entries = _entries(data)
        try:
            return OpcPackage.open(_packed(entries))
        except KeyError:
            return OpcPackage.open(_packed(_without_dead_ends(entries)))
    except LxmlError as error:
        raise _refusal(error) from None
    except (
        zipfile.BadZipFile, zlib.error, OpcError, KeyError, ValueError, EOFError, AttributeError, NotImplementedError,
        RuntimeError, OSError, TypeError, IndexError, struct.error,
    ):  # fmt: skip
        # Every way in which zipfile and python-docx were seen to fail on packages cut short or overwritten.
        raise DamagedDocx from None


def _refusal(error: Any) -> HmipParseError:
    """What to say of XML that the parser does not read: over one of libxml2's own limits, or broken."""
    from lxml.etree import ErrorTypes

    if "Excessive depth" in str(error):
        return TooLarge("elements within one another", _DEEPEST)
    code = getattr(error, "code", None)
    if code == ErrorTypes.ERR_ENTITY_LOOP or "entity" in str(error).lower():
        return DamagedDocx(_DECLARES)
    if code == ErrorTypes.ERR_RESOURCE_LIMIT:
        return TooLarge("characters in one piece of text", _LONGEST)
    return DamagedDocx()


def _entries(data: bytes) -> dict[str, bytes]:
    """The XML entries of the package, unpacked; what is no XML (pictures, fonts) is never unpacked, and empty."""
    if data.count(_DIRECTORY_ENTRY) > bounds.ENTRIES:
        raise TooLarge("entries in the package", bounds.ENTRIES)
    entries: dict[str, bytes] = {}
    left = bounds.PACKAGE_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "[Content_Types].xml" not in names:
            raise DamagedDocx if "word/document.xml" in names else UnknownFormat
        if len(set(names)) < len(names):
            raise DamagedDocx("two of its entries have one name")
        for entry in archive.infolist():
            entries[entry.filename] = _unpacked(archive, entry, left) if entry.filename.endswith(_XML) else b""
            left -= len(entries[entry.filename])
    return entries


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """The bytes of one entry, whatever size the package declares for it."""
    if entry.flag_bits & _ENCRYPTED:
        raise EncryptedOffice
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DamagedDocx("it is packed in a way that Word does not know")  # ECMA-376 part 2, annex B
    with archive.open(entry) as file:
        content = file.read(min(bounds.PART_BYTES, left) + 1)
    if len(content) > bounds.PART_BYTES:
        raise TooLarge("bytes in one part of the package, unpacked", bounds.PART_BYTES)
    if len(content) > left:
        raise TooLarge("bytes, unpacked", bounds.PACKAGE_BYTES)
    if content.count(b"<") > bounds.PART_TAGS:
        raise TooLarge("tags in one part of the package", bounds.PART_TAGS)
    return content


def _packed(entries: dict[str, bytes]) -> io.BytesIO:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return package


def _without_dead_ends(entries: dict[str, bytes]) -> dict[str, bytes]:
    """The entries without the relationships whose target is not there; python-docx opens no package that has them."""
    names = set(entries)
    return {
        name: _living(name, content, names) if name.endswith(".rels") else content for name, content in entries.items()
    }


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

    try:
        root = part.element if hasattr(part, "element") else parse_xml(part.blob)
    except LxmlError as error:
        raise _refusal(error) from None
    except ValueError:
        raise DamagedDocx from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedDocx(_DECLARES)
    return root
