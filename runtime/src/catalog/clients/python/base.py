

@dataclass(frozen=True)
class Occurrence:
    """What came over the wire, besides what the code says."""

    http_status: int
    # The code as it came, whether or not the catalog knows it.
    code: Optional[str]
    message: str
    kind: Optional[str]
    title: Optional[str]
    docs: Optional[str]
    instance: Optional[str]
    param: Optional[str]
    details: object
    extensions: Mapping[str, object]
    request_id: Optional[str]
    retry: RetryClass
    retry_after_ms: Optional[int]
    body: str


class ApiError(Exception):
    """An error of the service."""

    def __init__(self, occurrence: Occurrence) -> None:
        super().__init__(occurrence)
        self.occurrence = occurrence

    def __str__(self) -> str:
        name = "" if self.occurrence.code is None else f" {self.occurrence.code}"
        return f"{self.occurrence.http_status}{name}: {self.occurrence.message}"

    @property
    def code(self) -> Optional[str]:
        """The code, as an `ErrorCode` if the catalog knows it."""
        return self.occurrence.code

    @property
    def status(self) -> int:
        """The status that the contract has for the code."""
        return self.occurrence.http_status

    @property
    def http_status(self) -> int:
        """The status as it came; it differs if something on the way changed it."""
        return self.occurrence.http_status

    @property
    def message(self) -> str:
        """For people; without a text from the service, the status."""
        return self.occurrence.message

    @property
    def kind(self) -> Optional[str]:
        """The coarser class."""
        return self.occurrence.kind

    @property
    def title(self) -> Optional[str]:
        """Short, the same for every occurrence."""
        return self.occurrence.title

    @property
    def docs(self) -> Optional[str]:
        """The address of the page that explains the code."""
        return self.occurrence.docs

    @property
    def instance(self) -> Optional[str]:
        """The URI reference of this occurrence (RFC 9457, section 3.1.5)."""
        return self.occurrence.instance

    @property
    def param(self) -> Optional[str]:
        """The name of the request's parameter that is to blame."""
        return self.occurrence.param

    @property
    def details(self) -> object:
        """The particulars."""
        return self.occurrence.details

    @property
    def extensions(self) -> Mapping[str, object]:
        """The other members."""
        return self.occurrence.extensions

    @property
    def request_id(self) -> Optional[str]:
        return self.occurrence.request_id

    @property
    def retry(self) -> RetryClass:
        """By `x-should-retry`, else by the code, else by the status."""
        return self.occurrence.retry

    @property
    def retry_after_ms(self) -> Optional[int]:
        """How long to wait, if the response or the contract says."""
        return self.occurrence.retry_after_ms


class UnknownError(ApiError):
    """No code, or one that is newer than this file: a proxy's page, for example."""
