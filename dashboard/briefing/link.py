"""A briefing as an address: the plan's JSON, packed, in letters an address may hold.

Whoever has the address has the briefing; nothing is stored. What comes in an address may come from
anyone, so it is bounded before it is unpacked and while it is.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib

from dashboard.text import t
from data import BriefingPlan, Fault, PlanFaults, briefing_plan

PACKED, UNPACKED = 24_000, 200_000  # letters of an address, bytes of JSON
# Mail programs, chat programs and old proxies cut longer addresses.
LONG = 8_000


def address(plan: BriefingPlan, path: str = "/briefing") -> str:
    return f"{path}?plan={pack(plan)}"


def pack(plan: BriefingPlan) -> str:
    """Base64url without padding; the same plan always gives the same letters."""
    said = json.dumps(briefing_plan.write(plan), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(said.encode(), 9)).decode().rstrip("=")


def read(text: str) -> BriefingPlan:
    """The plan of an address; PlanFaults where it is cut off, too long, or no plan."""
    if len(text) > PACKED:
        raise _refused(t("brief.link.length", n=len(text)), t("brief.link.long", most=PACKED))
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        said = unpacker.decompress(packed, UNPACKED)
        if unpacker.unconsumed_tail:
            raise _refused(t("brief.link.bytes"), t("brief.link.large", most=UNPACKED))
        if not unpacker.eof:
            raise _refused(t("brief.link.part"), t("brief.link.cut"))
        given = json.loads(said)
    except (ValueError, binascii.Error, zlib.error, RecursionError) as error:
        if isinstance(error, PlanFaults):
            raise
        raise _refused(t("brief.link.part"), t("brief.link.cut")) from error
    return briefing_plan.read(given)


def _refused(got: str, expected: str) -> PlanFaults:
    return PlanFaults([Fault(t("brief.link"), 0, "", got, expected)])
