"""The reports of a case for a reference manager: CSL-JSON or BibTeX."""

from pathlib import Path

from onrecord.casefile.answers import Report
from onrecord.casefile.case import Case
from onrecord.composing.chosen import Chosen, select
from onrecord.composing.citations import Bibliography, bibliography
from onrecord.errors import BadSetting


def write(case: Case, out: Path, form: Bibliography, chosen: Chosen) -> None:
    """Write reports: those of the stories chosen, or that print what was chosen of claims and people; else all.

    Raises:
        BadSetting: what was chosen is not in the case, or the file can't be written.
    """
    written = bibliography(_reports(case, chosen), form)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(written, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadSetting(f"The citations can't be written to “{out}”: {error.strerror}.") from error


def _reports(case: Case, chosen: Chosen) -> tuple[Report, ...]:
    if chosen == Chosen():
        return case.reports()
    found = select(case, chosen)
    if not found.told:
        return tuple(one.report for sheet in found.sheets for one in sheet.reports)
    said = {saying.article_id for sheet in found.sheets for saying in sheet.sayings}
    return tuple(one.report for sheet in found.sheets for one in sheet.reports if one.report.id in said)
