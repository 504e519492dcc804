#!/usr/bin/python3
"""The check that desktop_room holds its screenshots to, held to pictures of which the answer is known."""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from contrast import Picture, contrast, faint, ratio  # noqa: E402

WHOLE = (0, 0, 300, 60)
#        ground     text       readable
PAIRS = (("#ffffff", "#000000", True), ("#ffffff", "#6b6b6b", True), ("#ffffff", "#999999", False), ("#ffffff", "#fefefe", False),
         ("#1e1e1e", "#e0e0e0", True), ("#1e1e1e", "#5a5a5a", False), ("#c01c28", "#ffffff", True), ("#f5c211", "#ffffff", False))


def draw(folder, ground, ink):
    path = os.path.join(folder, "picture.png")
    subprocess.run(["convert", "-size", "300x60", f"xc:{ground}", "-font", "DejaVu-Sans", "-pointsize", "14", "-fill", ink,
                    "-annotate", "+10+35", "Nothing needs you", path], check=True)
    return Picture(path)


def main():
    assert round(ratio((255, 255, 255), (0, 0, 0)), 1) == 21.0
    assert round(ratio((255, 255, 255), (0x77, 0x77, 0x77)), 2) == 4.48
    with tempfile.TemporaryDirectory() as folder:
        for ground, ink, readable in PAIRS:
            picture = draw(folder, ground, ink)
            complaints = faint(picture, [("Nothing needs you", WHOLE)])
            print(f"{ink} on {ground}: {contrast(picture, WHOLE):.1f} {complaints}")
            assert (not complaints) == readable, (ground, ink, complaints)
            assert faint(picture, [("an empty corner", (0, 0, 9, 9))]) == {("an empty corner", 0, 0, 9, 9): 1.0}
            assert not faint(picture, [("–", (0, 0, 9, 9))])
            assert not faint(picture, [("off the screen", (900, 900, 9, 9))])
    print("ok")


if __name__ == "__main__":
    main()
