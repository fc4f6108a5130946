"""A Word package and the parts that a letter is read from.

A letter needs few of them: the main part, its styles, its lists and one page header. Only these are unpacked and
parsed, as python-docx parses them: to open the whole package takes several times as long, and Word itself opens
packages that python-docx does not (a picture that is not there any more, macro-enabled documents and templates, the
strict namespace).

Entries are unpacked within bounds (bounds.py), and their names lead nowhere but to one another.

Refused here: packages of other programs, whatever would unpack without end, and XML that declares a document type.
Parts outside the package (templates, linked pictures) are not fetched.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from hmip_parse.errors import DamagedDocx, EncryptedOffice, HmipParseError, TooLarge, UnknownFormat
from hmip_parse.loaders import bounds
from hmip_parse.loaders.docx_xml import Element, attribute, child, children, is_on, name_of
from hmip_parse.pattern import compiled

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2; Office wraps an encrypted package in one
_WORD_PARTS = compiled(
    r"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.|vnd\.ms-word\.).*main\+xml"
)
_TYPES, _XML = "[Content_Types].xml", (".xml", ".rels")
_DIRECTORY_ENTRY, _ENCRYPTED = b"PK\x01\x02", 0x1  # APPNOTE 4.3.12 and 4.4.4
# libxml2's own bounds, which python-docx's parser keeps (huge_tree is off).
_DEEPEST, _LONGEST = 256, 10_000_000
_DECLARES = "its XML declares a document type, which Word files may not"  # ECMA-376 part 2, 8.1.4
# Every way in which zipfile was seen to fail on packages cut short or overwritten.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, NotImplementedError, RuntimeError, OSError,
    IndexError, struct.error,
)  # fmt: skip

# A relationship as its identifier, its type and the name of the part to which it leads.
_Relation = tuple[str | None, str, str]


class Package:
    """The parts of a Word package, as elements. ``body`` is the document's w:body.

    Raises UnknownFormat for a package that holds no Word document, EncryptedOffice for one behind a password, TooLarge
    for one that unpacks to more than is read, and DamagedDocx for one that cannot be opened.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND_FILE):
            raise EncryptedOffice
        self._archive, self._entries = _opened(data)
        main = _related(self._relations(""), "officeDocument")
        content_type = self._content_type(main) if main else None
        if main is None or content_type is None:
            raise DamagedDocx
        if not _WORD_PARTS.fullmatch(content_type):
            raise UnknownFormat
        body = child(self._root(main), "body")
        if body is None:
            raise DamagedDocx
        self._of_main = list(self._relations(main))
        self.body: Element = body

    def part(self, kind: str) -> Element | None:
        """A part that the main one points to, by the last word of the relationship's type ("styles")."""
        name = _related(self._of_main, kind)
        return None if name is None else self._root(name, kind)

    def header(self) -> tuple[Element | None, bool]:
        """The page header of the first page, and whether it is for that page alone."""
        section = next((e for e in self.body.iter() if name_of(e) == "sectPr"), None)
        headers = {attribute(h, "type"): attribute(h, "id") for h in children(section, "headerReference")}
        first_only = bool(is_on(child(section, "titlePg")))
        identifier = headers.get("first" if first_only else "default")
        name = next((name for own, _, name in self._of_main if own == identifier), None) if identifier else None
        return (self._root(name) if name else None), first_only

    def _relations(self, source: str) -> Iterator[_Relation]:
        """The relationships of a part, or with "" of the package itself, to parts that are there."""
        folder, _, name = source.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        for relation in self._root(relations) if relations in self._entries else ():
            target = posixpath.normpath(posixpath.join("/", folder, attribute(relation, "Target") or "")).lstrip("/")
            if attribute(relation, "TargetMode") != "External" and target in self._entries:
                yield attribute(relation, "Id"), attribute(relation, "Type") or "", target

    def _content_type(self, name: str) -> str | None:
        """The content type of a part, by its name or else by its extension (ECMA-376 part 2, 10.1.2.4)."""
        types = {
            (attribute(e, "PartName") or attribute(e, "Extension") or "").lower(): attribute(e, "ContentType")
            for e in self._root(_TYPES)
        }
        return types.get(f"/{name}".lower()) or types.get(name.rpartition(".")[2].lower())

    def _root(self, name: str, kind: str = "") -> Element:
        from docx.oxml.parser import parse_xml
        from lxml.etree import LxmlError

        try:
            content = _unpacked(self._archive, self._entries[name])
            root = parse_xml(_without_looks(content) if kind == "styles" else content)
        except LxmlError as error:
            raise _refusal(error) from None
        except _DAMAGE:
            raise DamagedDocx from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedDocx(_DECLARES)
        return root


def _related(relations: Iterable[_Relation], kind: str) -> str | None:
    """The name of the first part to which a relationship of this kind leads."""
    return next((name for _, own, name in relations if own.rpartition("/")[2] == kind), None)


def _opened(data: bytes) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The package and its entries by name."""
    if data.count(_DIRECTORY_ENTRY) > bounds.ENTRIES:
        raise TooLarge("entries in the package", bounds.ENTRIES)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE:
        raise DamagedDocx from None
    entries = {entry.filename: entry for entry in archive.infolist()}
    if _TYPES not in entries:
        raise DamagedDocx if "word/document.xml" in entries else UnknownFormat
    if len(entries) < len(archive.infolist()):
        raise DamagedDocx("two of its entries have one name")
    if sum(entry.file_size for entry in entries.values() if entry.filename.endswith(_XML)) > bounds.PACKAGE_BYTES:
        raise TooLarge("bytes, unpacked", bounds.PACKAGE_BYTES)
    return archive, entries


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry; an entry that holds more than the package declares is damaged."""
    if entry.flag_bits & _ENCRYPTED:
        raise EncryptedOffice
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DamagedDocx("it is packed in a way that Word does not know")  # ECMA-376 part 2, annex B
    if entry.file_size > bounds.PART_BYTES:
        raise TooLarge("bytes in one part of the package, unpacked", bounds.PART_BYTES)
    with archive.open(entry) as file:
        content = file.read(entry.file_size)  # without the size, zipfile would unpack all of a bomb before it cuts it
    if content.count(b"<") > bounds.PART_TAGS:
        raise TooLarge("tags in one part of the package", bounds.PART_TAGS)
    return content


def _without_looks(styles: bytes) -> bytes:
    """The styles part, as Word writes it, without what is never asked for; it is by far the longest part of a letter.

    That is nine tenths of it: Word's list of all styles that it knows, and how a table style sets the first row, the
    last column and so on, with which a style ends (ECMA-376 part 1, 17.7.4.17).
    """
    if b"<!" in styles:  # a comment or a CDATA section may hold what looks like tags
        return styles
    head, _, rest = styles.partition(b"<w:latentStyles ")
    _, end, tail = rest.partition(b"</w:latentStyles>")
    whole = (head + tail if end else styles).split(b"</w:style>")
    return b"</w:style>".join([*[style.partition(b"<w:tblStylePr ")[0] for style in whole[:-1]], whole[-1]])


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
