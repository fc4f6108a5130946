"""The OCR engine: where lines of text stand in a picture, and what a picture of one line says.

The engine is RapidOCR on onnxruntime (extra ``ocr``), with the two PP-OCRv6 models that travel in its wheel, named by
their paths, so that nothing is ever fetched. It is made once in a process for each number of threads. The detector is
shown a reduced picture: at 1,280 pixels it finds the same lines as at 2,000, in a third of the time and memory.

Pictures are grey NumPy arrays of bytes; places are pixels from their top left corner.

Refused here: turning, cleaning and cutting pictures (scan.py), and what the lines mean.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

# NumPy's types come with the extra alone.
Picture = Any

# The longest side of the picture that the detector is shown. At 1,280 pixels a page of A4 has 11-point type 17 high.
_DETECTED_SIDE = 1280
_DETECTOR, _RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
# RapidOCR's own settings for these models (its config.yaml), but for the size, which is chosen above.
_DETECTION = {
    "limit_side_len": _DETECTED_SIDE,
    "limit_type": "max",
    "mean": [0.5, 0.5, 0.5],
    "std": [0.5, 0.5, 0.5],
    "thresh": 0.3,
    "box_thresh": 0.5,
    "max_candidates": 1000,
    "unclip_ratio": 1.6,
    "use_dilation": True,
    "score_mode": "fast",
}
_RECOGNITION = {"rec_batch_num": 1, "rec_img_shape": [3, 48, 320]}


class Corners(NamedTuple):
    """The corners of a line of text, each as (x, y): it may stand at a slant."""

    top_left: tuple[float, float]
    top_right: tuple[float, float]
    bottom_right: tuple[float, float]
    bottom_left: tuple[float, float]


class Recognised(NamedTuple):
    """What a picture of a line says: each character (a blank too), where its middle is, and its score from 0 to 1."""

    text: str
    middles: tuple[float, ...]
    scores: tuple[float, ...]

    @property
    def score(self) -> float:
        """The mean score of the characters, blanks apart; 0 for no text."""
        own = [score for character, score in zip(self.text, self.scores, strict=True) if character != " "]
        return sum(own) / len(own) if own else 0.0


def lines_in(picture: Picture, threads: int | None) -> list[Corners]:
    """Where lines of text stand in a picture. ``threads`` is how many may be used, None for one a core."""
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, _DETECTED_SIDE / max(height, width))
    reduced = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture
    found = _detector(threads or _cores())(_coloured(reduced))
    boxes = [] if found.boxes is None else found.boxes.tolist()
    return [Corners(*((x / scale, y / scale) for x, y in box)) for box in boxes]


def recognise(line: Picture, threads: int | None, *, width: int | None = None) -> Recognised:
    """What a picture of one line says; ``width`` is how wide it was, in pixels, if it was enlarged since."""
    from rapidocr.ch_ppocr_rec import TextRecInput

    found = _recogniser(threads or _cores())(TextRecInput(img=_coloured(line), return_word_box=True))
    if not found.txts or not found.txts[0]:
        return Recognised("", (), ())
    text, words = found.txts[0], found.word_results[0]
    step = (width or line.shape[1]) / words.line_txt_len
    columns = iter([column for word in words.word_cols for column in word])
    middles = [-1.0 if character.isspace() else (next(columns) + 0.5) * step for character in text]
    return _trimmed(text, middles, words.confs)


def _trimmed(text: str, middles: list[float], scores: list[float]) -> Recognised:
    """A text without blanks at its ends or doubled; a blank's middle is half way between its neighbours."""
    kept = [
        (" " if character.isspace() else character, middle, score)
        for character, middle, score, before in zip(text, middles, scores, [" ", *text], strict=False)
        if not (character.isspace() and before.isspace())
    ]
    while kept and kept[-1][0] == " ":
        kept.pop()
    for at, (character, _, score) in enumerate(kept):
        if character == " ":
            kept[at] = (character, (kept[at - 1][1] + kept[at + 1][1]) / 2, score)
    return Recognised("".join(c for c, _, _ in kept), tuple(m for _, m, _ in kept), tuple(s for _, _, s in kept))


def _cores() -> int:
    return os.cpu_count() or 1


def _coloured(picture: Picture) -> Picture:
    import cv2

    return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)


class _Settings(dict[str, Any]):
    """What RapidOCR reads its settings from, by key and by attribute; its own class holds no ready session."""

    def __getattr__(self, name: str) -> Any:
        return self.get(name)


@cache
def _detector(threads: int) -> Any:
    from rapidocr.ch_ppocr_det import TextDetector

    return TextDetector(_settings(_DETECTOR, threads, **_DETECTION))


@cache
def _recogniser(threads: int) -> Any:
    from rapidocr import LangRec
    from rapidocr.ch_ppocr_rec import TextRecognizer

    return TextRecognizer(_settings(_RECOGNISER, threads, lang_type=LangRec.CH, **_RECOGNITION))


def _settings(model: str, threads: int, **others: Any) -> _Settings:
    import logging

    import rapidocr
    from rapidocr import EngineType
    from rapidocr.utils.log import logger

    logger.setLevel(logging.CRITICAL)
    session = _session(Path(rapidocr.__file__).parent / "models" / model, threads)
    return _Settings(engine_type=EngineType.ONNXRUNTIME, session=session, **others)


def _session(model: Path, threads: int) -> Any:
    import cv2
    import onnxruntime

    cv2.setNumThreads(threads)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # Threads that spin while they wait take the cores from whoever else would use them.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The arena and the patterns keep the most memory that any page or line ever needed.
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
