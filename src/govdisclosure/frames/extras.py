"""What an optional library is needed for, said when it is not installed."""

from __future__ import annotations

from types import TracebackType

from attrs import frozen

from govdisclosure.errors import MissingExtraError

__all__ = ["Extra"]


@frozen
class Extra:
    """Around an import: a library that is not installed becomes a `MissingExtraError` that names the extra.

    A class and no `contextmanager`, since a type checker takes those for swallowing exceptions.
    """

    name: str
    feature: str

    def __enter__(self) -> None:
        """Nothing is to be done before the import."""

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        if isinstance(error, ModuleNotFoundError):
            raise MissingExtraError(self.feature, self.name) from error
