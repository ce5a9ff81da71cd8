"""Words and numbers: normal form, script, the number of a cell, figures in sentences."""
