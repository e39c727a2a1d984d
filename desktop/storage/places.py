"""Where a file lies: on a network share (refused), in a synchronised folder (warned about) or on this machine."""

import ctypes
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_SHARES = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "sshfs", "fuse.sshfs", "afs", "ncpfs", "davfs", "fuse.davfs2",
    "ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs",
})  # fmt: skip
_SYNCHRONISED = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "iclouddrive", "mobile documents", "nutstore",
    "坚果云", "baidusyncdisk", "百度网盘同步空间", "box sync", "nextcloud", "owncloud", "syncthing", "seafile",
)  # fmt: skip
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


def network_kind(path: Path) -> str:
    """The kind of share that the path lies on, "" for a local disk.

    The file need not exist: its nearest existing parent is asked. On macOS shares are not told from disks.
    """
    text = str(path)
    if text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\")):
        return "UNC"
    if os.name == "nt":
        return _drive_kind(path)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    return share_of(nearest(path), mounts.read_text("utf-8", "replace"))


def nearest(path: Path) -> Path:
    """The path with links followed, or its nearest parent that exists."""
    whole = Path(os.path.realpath(path))
    return next((one for one in (whole, *whole.parents) if _seen(one)), whole)


def _seen(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:  # a folder on the way may not be entered
        return False


def share_of(path: Path, mounts: str) -> str:
    """The type of the innermost mount that holds the path, if it is a share; `mounts` reads like /proc/mounts."""
    best, kind = -1, ""
    for point, type_ in _mounted(mounts):
        inside = point in (path, *path.parents)
        # A later line covers an earlier one on the same place.
        if inside and len(point.parts) >= best:
            best, kind = len(point.parts), type_
    return kind if kind in _SHARES else ""


def _mounted(mounts: str) -> Iterator[tuple[Path, str]]:
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) > 2:  # noqa: PLR2004 - device, place, type
            place = fields[1]
            for code, real in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
                place = place.replace(code, real)
            yield Path(place), fields[2]


def _drive_kind(path: Path) -> str:
    root = path.resolve().anchor
    if root.startswith("\\\\"):
        return "UNC"
    windows: Any = getattr(ctypes, "windll")  # noqa: B009 - there is none elsewhere, and checkers know
    return "mapped drive" if windows.kernel32.GetDriveTypeW(root) == _REMOTE else ""


def synchronised(path: Path, environment: Mapping[str, str] | None = None) -> str:
    """The folder of the path that a service copies elsewhere behind our back, by its name; "" if there is none."""
    known = os.environ if environment is None else environment
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed: the name is what counts
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        root = known.get(name)
        if root and Path(root) in whole.parents:
            return root
    for part in whole.parts[:-1]:
        name_of = part.casefold()
        if any(name_of.startswith(one) or (not one.isascii() and one in name_of) for one in _SYNCHRONISED):
            return part
    return next((str(one) for one in whole.parents if _seen(one / ".stfolder")), "")
