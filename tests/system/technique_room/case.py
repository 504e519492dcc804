"""What a case is."""

from dataclasses import dataclass, field
from typing import Callable

from . import peers


@dataclass
class Case:
    """`run` is an argv, or a text for bash -c; %H, %P and %Q in it become the peer's address and ports."""

    name: str
    run: str | list
    peer: Callable = peers.Attacker
    rule: str = "reverse-shell"
    certain: bool = True      # attacks: told as ALERT, not only as WARNING
    stopped: bool = False     # attacks: stopped in the kernel, so the command never runs in enforce mode
    worst: str | None = None  # near misses: "likely" where a warning is all that may be told
    needs: tuple = field(default_factory=tuple)
    rootOnly: bool = False

    def argv(self, peer):
        replace = {"%H": peer.address, "%P": str(peer.ports[0]), "%Q": str(peer.ports[-1])}

        def fill(text):
            for mark, value in replace.items():
                text = text.replace(mark, value)
            return text

        return [fill(word) for word in (["bash", "-c", self.run] if isinstance(self.run, str) else self.run)]


def python(code):
    """A one-liner: the program stands on the command line."""
    return ["python3", "-c", code]


def script(code, start="exec python3 ./program.py"):
    """The same program as a file of the user's."""
    return f"cat >program.py <<'EOF'\n{code}\nEOF\n{start}"
