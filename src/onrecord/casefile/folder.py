"""The folder of a case."""

from pathlib import Path

from onrecord.casefile.schema import DATABASE, LOCK
from onrecord.errors import BadSetting, NotACase


def make_folder(folder: Path) -> None:
    """Make the folder of a case, or see that what it holds is one.

    Raises:
        NotACase: the folder holds other things.
        BadSetting: there is a file in its place, or it can't be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        inside = {entry.name for entry in folder.iterdir()}
    except FileExistsError:
        raise BadSetting(f"“{folder}” is a file; name a folder for the case.") from None
    except OSError as error:
        raise BadSetting(f"The folder “{folder}” can't be used for a case: {error.strerror}.") from error
    if inside - {LOCK} and DATABASE not in inside:
        raise NotACase(f"“{folder}” holds other things than a case; name an absent or empty folder, or a case.")
