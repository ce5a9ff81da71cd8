"""Why the system refuses a file or a folder, in both languages: the system itself says it in English."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from govdisclosure.message import Message

__all__ = ["reason_of"]

CHINESE: Mapping[int | None, str] = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有访问权限",
    errno.EPERM: "没有访问权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一部分不是文件夹",
    errno.EEXIST: "同名文件或文件夹已存在",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ELOOP: "符号链接层数过多或形成循环",
    errno.EBUSY: "文件正被其他程序使用",
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "磁盘为只读",
    errno.EIO: "读写出错",
    errno.EMFILE: "打开的文件过多",
}
"""What the system says of what people meet. The rest stays in its own words."""


def reason_of(error: BaseException) -> Message:
    """Return why something could not be opened or written: what the system says of it, else the words of the error."""
    if not isinstance(error, OSError):
        return Message(str(error), str(error))
    english = error.strerror or str(error)
    return Message(CHINESE.get(error.errno, english), english)
