"""Videos: what becomes of them, and how long each stage takes."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.tasks.task import Reason, Status, Task
from bot.veo.catalogue import MODELS

_MINUTES = (1, 2, 5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1800, 7200, 86400)
"""Seconds: a video takes one to three minutes, and a lost one is looked for all day."""

_LATE = (0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 60, 120, 300, 1800, 86400)

OTHER = "other"
"""What models are called that have left the catalogue."""

QUEUED, GENERATING, DELIVERING, WHOLE = STAGES = ("queued", "generating", "delivering", "whole")

_NEVER_FAILED = {Reason.CANCELLED, Reason.UNREAD_LOG, Reason.RESTORED}

_REASONS: dict[Status, Iterable[str]] = {
    Status.FAILED: set(Reason) - _NEVER_FAILED,
    Status.CANCELLED: {Reason.CANCELLED},
    Status.UNCERTAIN: {Reason.LOST, Reason.UNREAD_LOG},
}
"""Why a video may have come into a status; the others need no reason. A restore is counted by none:
the bot does not run then."""


class TaskMetrics:
    """Counts changes of status, and measures stages when they have ended."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._changes = Counter(
            "veogram_task_changes",
            "Videos that came into a status, by model (of pictures and better prompts: still and "
            "words), and by reason where they ended without one",
            ["status", "model", "reason"],
            registry=registry,
        )
        self._stages = Histogram(
            "veogram_task_stage_seconds",
            "Seconds that videos were queued, generating, delivering, and as a whole",
            ["stage"],
            buckets=_MINUTES,
            registry=registry,
        )
        self._late = Histogram(
            "veogram_video_late_seconds",
            "Seconds by which videos came late at most, since they were last seen to be unfinished",
            buckets=_LATE,
            registry=registry,
        )
        for stage in STAGES:
            self._stages.labels(stage)
        self._models: set[str] = set()

    def status_changed(self, task: Task) -> None:
        """Count a change of status that is committed."""
        model = task.request.model_id if task.request.model_id in MODELS else OTHER
        if not task.kind.is_video:
            model = task.kind.value
        if model not in self._models:
            self._begin(model)
        reason = task.reason.value if task.reason else ""
        self._changes.labels(task.status.value, model, reason).inc()
        if task.kind.is_video:
            self._measure_stages(task)

    def _measure_stages(self, task: Task) -> None:
        match task.status:
            case Status.GENERATING:
                self._measure(QUEUED, task.created_at, task.submitted_at)
            case Status.READY:
                self._measure(GENERATING, task.submitted_at, task.ready_at)
            case Status.DELIVERED:
                self._measure(DELIVERING, task.ready_at, task.delivered_at)
                self._measure(WHOLE, task.created_at, task.delivered_at)
                self._measure_lateness(task)

    def _begin(self, model: str) -> None:
        """Begin all counts of a model at 0, so that the next scrapes see them rise."""
        self._models.add(model)
        for status in Status:
            for reason in _REASONS.get(status, [""]):
                self._changes.labels(status.value, model, str(reason))

    def _measure(self, stage: str, since: float | None, until: float | None) -> None:
        if since is not None and until is not None:
            self._stages.labels(stage).observe(max(0.0, until - since))

    def _measure_lateness(self, task: Task) -> None:
        """Measure it where a look has found the video unfinished; else nobody knows."""
        if task.looks and task.looked_at is not None and task.delivered_at is not None:
            self._late.observe(max(0.0, task.delivered_at - task.looked_at))
