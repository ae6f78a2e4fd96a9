"""What meets customers who call or chat at night: nothing, voicemail and e-mail, or bots."""

from __future__ import annotations

from typing import Any

from .story import AUTOMATION, SCENARIO, Story, loaded
from .table import Figure, Option

__all__ = ["out_of_hours"]


def out_of_hours() -> Story:
    """Tell it, from voicemail to bots on both channels."""
    retail = loaded(SCENARIO)
    options = [
        Option("voicemail, and an e-mail in place of a chat", retail.override(_night(message=0.5))),
        Option("the office is closed", retail.override(_night())),
        Option("bots for half, messages for what they cannot do", retail.override(_night(bot=0.5))),
        Option("bots that resolve all they contain", retail.override(_night(bot=0.5) | _resolved(1.0))),
        Option("bots that resolve half of it", retail.override(_night(bot=0.5) | _resolved(0.5))),
    ]
    figures = [
        Figure("messages left", "volume/messages", digits=0),
        Figure("contained", "volume/contained", digits=0),
        Figure("contacts with agents", "volume/handled", digits=0),
        Figure("agents' hours", "volume/handled", times=1 / 3600, by="aht/contact", digits=0),
        Figure("calls in 20 s, %", "service_level/offered", None, 20.0, {"channel": "phone"}, 100),
        Figure("FRT e-mail, h", "frt/human_calendar_contact", split={"channel": "email"}, times=1 / 3600),
        Figure("time to resolution, h", "time_to_resolution/case", times=1 / 3600),
        Figure("cases resolved", "volume/resolved", digits=0),
        Figure("cost per resolution, USD", "cpc/resolution", digits=3),
    ]
    return Story(options, figures, AUTOMATION)


def _night(message: float = 0.0, bot: float = 0.0) -> dict[str, Any]:
    """Return what is there while phone and chat are closed; half of the rest comes back."""
    share = {"message": message, "bot": bot, "come_back": 0.5 * (1 - message - bot)}
    closed = {
        f"channels.{name}.closed.{what}": value for name in ("phone", "chat") for what, value in share.items()
    }
    return closed | {"channels.phone.closed.bot_flow": "night-bot"}


def _resolved(share: float) -> dict[str, Any]:
    return {f"flows.night-bot.steps.{step}.contained.resolved": share for step in ("status", "returns")}
