from dataclasses import dataclass


@dataclass
class Row:
    """One line of the table: what, ours, the peer in the same run, ours over the peer, the aim, whether it is met."""

    what: str
    ours: str
    peer: str
    ratio: float | None = None
    aim: str = ""
    met: bool | None = None
    remark: str = ""

    def cells(self):
        verdict = {True: "met", False: "missed", None: "—"}[self.met]
        return [self.what, self.ours, self.peer, "—" if self.ratio is None else f"{self.ratio:.2f}", self.aim, verdict, self.remark]
