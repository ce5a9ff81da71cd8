"""The documentation is run: every block of Python and of the shell, every file format that is shown."""
