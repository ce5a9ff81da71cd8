"""Tables of many reports, for data frames, databases and files: one small module and one extra for each library."""
