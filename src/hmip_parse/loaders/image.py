"""Pictures of letters (PNG, JPEG, and TIFF of several pages): each frame is a page, recognised like that of a scan.

Refused here: pictures of other kinds, damaged ones, those with more pixels than any scan, and pictures without text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from hmip_parse.document import Document
from hmip_parse.errors import DamagedPicture, LargePicture, NoText, PictureFile
from hmip_parse.recognition import DEFAULT, Recognition

_KINDS = ("PNG", "JPEG", "TIFF")
# A3 at 600 dots to the inch has 70 million pixels; unpacked, each takes up to four bytes.
MOST_PIXELS = 80_000_000
# A picture that would be smaller than the one or larger than the other (A3) is wrong about its dots to the inch.
_SHORTEST, _LONGEST, _A4_LONG = 1100, 3400, 2339


def load_image(data: bytes, recognition: Recognition = DEFAULT) -> Document:
    """Read a picture from its bytes. ``Block.left`` is in points; pages count from 1.

    Raises PictureFile where pictures are not recognised, OcrNotInstalled where they must be and cannot, DamagedPicture
    and LargePicture for those that cannot be opened, and NoText where there is nothing to read.
    """
    if not recognition.possible:
        raise PictureFile(recognition.refused)
    from hmip_parse.loaders.pdf import document_of
    from hmip_parse.loaders.scan import doubtful_in, pages_of, read_picture

    scans = [read_picture(frame, number, recognition.threads) for number, frame in _frames(data, recognition)]
    pages = pages_of(scans)
    document = document_of(pages, "image", list(doubtful_in(scans)))
    if not any(character.isalnum() for character in document.text):
        raise NoText
    return document._replace(recognised=tuple(page.number for page in pages))


def _frames(data: bytes, recognition: Recognition) -> Iterator[tuple[int, Any]]:
    """The frames of a picture, from 1, each grey and at the loaders' dots to the inch."""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Pillow warns of a large picture and of odd tags; what is too large is refused below.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
                count = getattr(picture, "n_frames", 1)
                for index in range(count):
                    picture.seek(index)
                    recognition.tell(index + 1, count)
                    yield index + 1, _grey(picture)
    except Image.DecompressionBombError:
        raise LargePicture(_pixels_of(data), MOST_PIXELS) from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError):
        raise DamagedPicture from None


def _grey(picture: Any) -> Any:
    import numpy
    from PIL import Image, ImageOps

    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise LargePicture(width * height, MOST_PIXELS)
    dots = float((picture.info.get("dpi") or (0, 0))[0])
    upright = ImageOps.exif_transpose(picture)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright.convert("RGBA"))
    if upright.mode.startswith(("I", "F")):
        whole = numpy.asarray(upright).astype(float)
        upright = Image.fromarray((whole / max(float(whole.max()), 1.0) * 255).astype(numpy.uint8))
    grey = upright.convert("L")
    scale = _scale(max(grey.size), dots)
    size = tuple(max(1, round(side * scale)) for side in grey.size)
    return numpy.asarray(grey if size == grey.size else grey.resize(size, Image.Resampling.LANCZOS))


def _scale(longest: int, dots: float) -> float:
    """What makes a picture one of the loaders' dots to the inch, by what it says of itself, or as a page of A4."""
    from hmip_parse.loaders.ink import DOTS

    scale = DOTS / dots if dots > 0 else 0.0
    return scale if _SHORTEST <= longest * scale <= _LONGEST else _A4_LONG / longest


def _pixels_of(data: bytes) -> int:
    """How many pixels a picture says it has that Pillow does not open for their number."""
    from PIL import Image

    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
            width, height = picture.size
            return int(width * height)
    finally:
        Image.MAX_IMAGE_PIXELS = most
