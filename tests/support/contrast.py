"""Whether the texts of a picture can be read: the contrast of what was really drawn, by WCAG 2's ratio."""

import subprocess
from collections import Counter

NEEDED = 4.5  # WCAG 2.1, 1.4.3; what is switched off is excepted there, and not asked about here
BLENDED = 0.9  # thin strokes are mixed with what is behind them: never quite the colour that was asked for


def luminance(colour):
    parts = [(c / 255 / 12.92) if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Picture:
    def __init__(self, path):
        size = subprocess.run(["identify", "-format", "%w %h", path], capture_output=True, text=True, check=True).stdout
        self.width, self.height = map(int, size.split())
        self.bytes = subprocess.run(["convert", path, "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout

    def colours(self, box):
        """How often each colour stands in the box (x, y, width, height), what lies outside the picture left out."""
        x, y, width, height = box
        left, right = max(x, 0), min(x + width, self.width)
        found = Counter()
        for row in range(max(y, 0), min(y + height, self.height)):
            line = self.bytes[3 * (row * self.width + left):3 * (row * self.width + max(left, right))]
            found.update(zip(line[0::3], line[1::3], line[2::3]))
        return found


def contrast(picture, box):
    """Of the text in the box against its ground, the colour there is most of; None: nothing is there."""
    colours = picture.colours(box)
    if not colours:
        return None
    ground = colours.most_common(1)[0][0]
    return max(ratio(ground, colour) for colour in colours)


def faint(picture, texts):
    """Those of [text, box] that cannot be read: text and box -> their contrast."""
    found = {}
    for text, box in texts:
        seen = contrast(picture, box)
        if len(text) >= 2 and seen is not None and seen < BLENDED * NEEDED:  # less is a dash for nothing
            found[(text, *box)] = round(seen, 1)
    return found
