"""How exactly reports are read that nobody of this project wrote: `python -m benchmarks exactness`.

Pages and texts are generated that share nothing with the writers of the library but the labels of the
forms (`schema.FORMS`): the values (`sampling`), the printed tables (`printing`) and their heads (`heads`),
what a tool leaves of their spans (`conventions`), the notations (`notations`, `markup`), texts without
cells (`lines`), damage (`damage`). `documents` puts them together, `scoring` compares what `read` makes
of them with what they state, `tools` sends the pages through other people's converters first.
"""
