#!/usr/bin/python3
"""The fields of the sampler, read by psutil: three passes over all processes. Prints processes seen and CPU seconds used."""
import resource
import sys

try:
    import psutil
except ImportError:
    sys.exit("python3-psutil is not installed")

FIELDS = ["pid", "ppid", "name", "create_time", "uids", "cpu_times", "memory_info", "io_counters", "num_threads"]


def used():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def one_pass():
    return sum(1 for process in psutil.process_iter(FIELDS) if process.info["name"] is not None)


one_pass()
before, seen = used(), 0
for _ in range(3):
    seen += one_pass()
print(seen, used() - before)
