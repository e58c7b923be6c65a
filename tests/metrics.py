"""Reading a scrape."""

from dataclasses import dataclass

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample


@dataclass(frozen=True)
class Numbers:
    """The samples of one scrape."""

    samples: tuple[Sample, ...]

    def all_of(self, name: str, **labels: str) -> list[float]:
        """Return the values of every sample of a name that has these labels."""
        return [
            each.value
            for each in self.samples
            if each.name == name and labels.items() <= each.labels.items()
        ]

    def of(self, name: str, **labels: str) -> float:
        """Return the value of the one sample that has these labels."""
        (value,) = self.all_of(name, **labels)
        return value

    def total(self, name: str, **labels: str) -> float:
        """Return the sum of every sample that has these labels; nothing adds up to 0."""
        return sum(self.all_of(name, **labels))

    def labels(self, name: str) -> list[dict[str, str]]:
        """Return the labels of every sample of a name."""
        return [dict(each.labels) for each in self.samples if each.name == name]


def numbers_in(text: bytes) -> Numbers:
    """Read a scrape in the text format of Prometheus."""
    families = text_string_to_metric_families(text.decode())
    return Numbers(tuple(sample for family in families for sample in family.samples))
