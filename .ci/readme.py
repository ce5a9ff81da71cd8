"""Print a code block of the README: `python readme.py README.md sh 1` gives the first block marked `sh`.

The commands that CI runs are those that the README tells people, word for word.
"""

import re
import sys
from pathlib import Path

path, language, number = sys.argv[1:]
blocks = re.findall(rf"^```{language}\n(.*?)^```$", Path(path).read_text("utf-8"), re.DOTALL | re.MULTILINE)
print(blocks[int(number) - 1], end="")
