"""How exactly reports are read that nobody of this project wrote: `python -m benchmarks exactness`.

Pages and texts are generated that share nothing with the writers of the library but the labels of the
forms (`schema.FORMS`): the values (`sampling`), the printed tables (`printing`) with their heads (`heads`)
and what stands around and between their rows (`pieces`), what a tool leaves of their spans
(`conventions`), the notations (`notations`, `markup`), texts without cells (`texts`, `lines`, `drawn`),
damage (`damage`). `documents` puts them together and `scoring` compares what `read` makes of them with
what they state. `running` sends the pages through other people's converters first (`tools`,
`tools_of_pages`, `tools_of_paper`); `command` prints the tables.
"""
