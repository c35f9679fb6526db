"""The server of a reading room: on this machine's own address, for as long as its reader wants it."""

import gc
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from onrecord.errors import BadSetting
from onrecord.web.app import room
from onrecord.web.deciding import Decisions
from onrecord.web.guard import HOST, Door
from onrecord.web.papers import Papers


def serve(case: Path, *, port: int, decisions: Decisions, papers: Papers, ready: Callable[[str], None]) -> None:
    """Serve a case until interrupted; `port` 0 takes a free one.

    `decisions` writes down what its readers decide, `papers` prints their dossiers; `ready` is given the first address.

    Raises:
        BadSetting: the port is taken.
    """
    # Named as TCP, asyncio sends each answer at once; else its second half waits 40 ms until the first is acknowledged.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise BadSetting(f"Port {port} can't be listened on; `--port 0` takes a free one.") from error
        listening.listen()
        _spare_the_collector()
        door = Door(port=listening.getsockname()[1])
        ready(door.first_address)
        settings = uvicorn.Config(
            room(case, door, decisions, papers),
            log_level="warning",
            access_log=False,  # it would write down the token
            server_header=False,
            proxy_headers=False,
            ws="none",
            lifespan="off",
        )
        uvicorn.Server(settings).run(sockets=[listening])


def _spare_the_collector() -> None:
    """Have Python look for garbage less often, and not at what is loaded for good.

    The page of a large story is made of a hundred thousand objects: looking at all others, again and again while they
    are made, took as long as making them.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
