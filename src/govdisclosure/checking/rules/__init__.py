"""The rules, a file per subject, each record beside the function that judges it."""
