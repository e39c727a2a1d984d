"""Pictures as numbers: asking Qt for one dot after the other takes seconds a picture."""

from typing import Any

import numpy as np
from PySide6.QtGui import QImage


def dots(image: QImage) -> "np.ndarray[Any, np.dtype[np.uint8]]":
    """Every dot, row by row: blue, green, red, and how much of it covers what is below."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    every = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine() // 4, 4)
    return every[:, : plain.width()].copy()
