
from __future__ import annotations

import json
import math
import re
import time
from dataclasses import dataclass
from datetime import timezone
from email.utils import parsedate_to_datetime
from enum import Enum
from typing import (
    Callable,
    Dict,
    Iterable,
    List,
    Literal,
    Mapping,
    NamedTuple,
    Optional,
    Protocol,
    Tuple,
    TypedDict,
    Union,
    cast,
)

# Whether a request may be sent again: `if-idempotent` says that it may have been executed.
RetryClass = Literal["never", "if-idempotent", "always"]


class ErrorInfo(NamedTuple):
    """What the contract says of a code."""

    status: int
    # Without one, the response says.
    retry: Optional[RetryClass]
    after_ms: Optional[int] = None
    title: Optional[str] = None
    docs: Optional[str] = None


