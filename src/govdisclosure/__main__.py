"""`python -m govdisclosure`: the command line."""

from govdisclosure.cli import main

if __name__ == "__main__":
    main()
