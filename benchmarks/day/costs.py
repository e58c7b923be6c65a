"""How long things take: what is measured on a real machine, and what others are known to take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """Seconds. Those of processor and database are of the machine that RESULTS.md names."""

    look: float = 0.0003
    """of the database, for a query"""
    change: float = 0.001
    """of the database, for a transaction that writes"""
    connections: int = 1
    """how many of both the database serves at a time"""
    look_cpu: float = 0.0005
    """of the process, for a query"""
    change_cpu: float = 0.0012
    """of the process, for a transaction that writes"""
    telegram_cpu: float = 0.0018
    """of the process, for a call to Telegram"""
    provider_cpu: float = 0.0012
    """of the process, for a call to the video service"""
    update_cpu: float = 0.002
    """of the process, for an update, besides its calls and transactions"""
    way: float = 0.05
    """to Telegram and back"""
    answer: float = 0.25
    """of the video service to a look"""
    create: float = 1.5
    """of the video service to a purchase"""
    picture: float = 1.0
    """for a picture: to fetch, decode and encode it"""
    fetching: float = 1.5
    """of Telegram, to fetch a video by its link"""
    hearing: float = 0.005
    """at most, until a process hears what another has stored"""
    restart: float = 7.0
    """of a killed process, until it works again"""
    log_delay: float = 60.0
    """until a purchase stands in the video service's log"""
    log_page: float = 0.3
    """of the video service, for a page of its log"""


SQLITE = Costs()
"""A file, with one writer at a time."""

POSTGRESQL = Costs(connections=4)
"""A server with four cores."""
