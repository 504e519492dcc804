"""Which way the rooms may look (helper/README.md draws the same picture)."""

# room -> rooms it may include. Everybody may include itself.
ARROWS = {
    "model": set(),
    "contract": {"model"},
    "rules": {"model"},
    "sources": {"model"},
    "config": {"model"},
    "storage": {"model", "contract"},  # the ECS codec of alerts.jsonl is contract/AlertJson
    "courier": {"model", "rules", "storage"},  # the keeper of the feeds; the worker itself looks at model only
    "monitors": {"model", "rules", "sources"},
    "enforcement": {"model", "rules", "sources", "storage"},
    "service": {"model", "contract", "rules", "storage", "config", "enforcement", "monitors"},
    "helper": {"model", "contract", "rules", "sources", "storage", "config", "courier", "monitors", "enforcement", "service"},
    "ui": {"model"},
    "app/client": {"model", "contract"},
    "app/ctl": {"model", "contract", "rules", "config", "app/client"},
    "app": {"model", "contract", "app/client", "ui"},
}

# The one header compiled into the kernel's program, its user-space mirror and its table tests.
EXCEPTIONS = {("sources", "helper/rules/behaviour/ShellShape.h")}

# C of the kernel's program: compiled for the BPF target, after the kernel's types.
KERNEL_TYPES = "helper/sources/ebpf/KernelTypes.h"
KERNEL_SIDE = {KERNEL_TYPES} | {f"helper/sources/ebpf/Sensor{part}.h" for part in ("Datagrams", "Descriptors", "Events", "Keys")}

# A folder of its own name is a room of its own; everything else belongs to the first folder.
TOPS = ("helper", "app", "ui")


def roomOf(path):
    """Room of a file given relative to the checkout, or None for what has no room."""
    parts = path.split("/")
    if parts[0] == "helper":
        return parts[1] if len(parts) > 2 else "helper"
    if parts[0] == "app":
        return "/".join(parts[:2]) if len(parts) > 2 and parts[1] in ("client", "ctl") else "app"
    return "ui" if parts[0] == "ui" else None
