"""Decides on a statement of a case, for a test that kills it: `CASE STATEMENT`. Says "begun" before it writes."""

import sys
from datetime import UTC, datetime

from onrecord.engine.deciding import Decisions
from onrecord.model.correction import Field
from onrecord.model.judgement import Verdict

if __name__ == "__main__":
    case, statement = sys.argv[1:]
    print("begun", flush=True)
    Decisions(case).decide(
        Verdict.CORRECTED,
        [statement],
        by="R. Olm",
        correction={Field.ACT: ["denial"], Field.SPEAKER: ["Piet Orm"]},
        at=datetime(2031, 5, 7, tzinfo=UTC),
    )
