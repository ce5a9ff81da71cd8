"""What reading, checking and writing cost: `python -m benchmarks`.

`cases` names what is measured and by whom else, `timing` takes turns between them, `processes` measures what
needs a process of its own (start, a folder, memory), `instructions` counts with callgrind where valgrind is
there. `results` keeps what was measured, and says what became slower; `command` prints the tables.
"""
