"""What can go wrong, as one tree. Errors carry data; the chat side turns them into words.

VeogramError
├── SettingsError, UpkeepRefused, Postponed, AllowanceExceeded, CreditUsedUp
├── StoreUnavailable
│   └── StoreUnusable
├── Refused
│   ├── NotAllowed, SpeaksAsChannel, LimitReached
│   ├── TooDearForChannel, DearerInChannel
│   ├── CommandRefused
│   │   ├── NobodyMeant, NotASubject, UnknownPerson, NameUnchecked, TooManyWords
│   │   └── BadAmount, BadPeriod, BudgetTooLow, IsAdmin, PrivateOnly
│   ├── StarsError
│   │   ├── StarsOwed, StarsOff, UnknownPack
│   │   └── BadRefund, UnknownPayment, RefundRefused
│   ├── AlreadyPaid, NothingToCancel, ButtonExpired, QuestionClosed, NotTheirs
│   │   └── NotAsked, NotAdmin, NotAMember, NotTheSender, PressInChannel
│   └── RequestRefused
│       ├── UnknownCommand, EmptyPrompt, PromptTooLong, UnknownOption, MissingValue, BadValue
│       ├── OptionNotSupported, ModeNotSupported, ModelRetired, TooManyPictures
│       ├── LoopNeedsPicture, OneVideoThere
│       ├── NotAPicture, PictureTooLarge, PictureGone, NoPictureThere, ForeignVideo, VideoForgotten
│       └── EmptyStill, NotForStills, HelpOff, HelpInChannel, HelpElsewhere
├── ProviderError
│   ├── RetryableError
│   │   └── RateLimited
│   └── InvalidRequest, OperatorNeeded, GenerationUnknown, LinkExpired, OutcomeUnknown
└── ChatError
    ├── ChatGone, ChatMigrated, TopicUnavailable, FloodWait
    └── Unanswered, ChatRefused, ChatOutcomeUnknown
"""

from bot.errors.admins import (
    BadAmount,
    BadPeriod,
    BudgetTooLow,
    CommandRefused,
    IsAdmin,
    NameUnchecked,
    NobodyMeant,
    NotASubject,
    PrivateOnly,
    TooManyWords,
    UnknownPerson,
)
from bot.errors.base import (
    Postponed,
    Refused,
    SettingsError,
    StoreUnavailable,
    StoreUnusable,
    VeogramError,
)
from bot.errors.chat import (
    ChatError,
    ChatGone,
    ChatMigrated,
    ChatOutcomeUnknown,
    ChatRefused,
    FloodWait,
    TopicUnavailable,
    Unanswered,
)
from bot.errors.money import (
    AllowanceExceeded,
    BadRefund,
    CreditUsedUp,
    DearerInChannel,
    LimitReached,
    RefundRefused,
    StarsError,
    StarsOff,
    StarsOwed,
    TooDearForChannel,
    UnknownPack,
    UnknownPayment,
)
from bot.errors.permissions import (
    AlreadyPaid,
    ButtonExpired,
    NotAdmin,
    NotAllowed,
    NotAMember,
    NotAsked,
    NothingToCancel,
    NotTheirs,
    NotTheSender,
    PressInChannel,
    QuestionClosed,
    SpeaksAsChannel,
)
from bot.errors.provider import (
    GenerationUnknown,
    InvalidRequest,
    LinkExpired,
    OperatorNeeded,
    OutcomeUnknown,
    ProviderError,
    RateLimited,
    RetryableError,
)
from bot.errors.requests import (
    BadValue,
    EmptyPrompt,
    EmptyStill,
    ForeignVideo,
    HelpElsewhere,
    HelpInChannel,
    HelpOff,
    LoopNeedsPicture,
    MissingValue,
    ModelRetired,
    ModeNotSupported,
    NoPictureThere,
    NotAPicture,
    NotForStills,
    OneVideoThere,
    OptionNotSupported,
    PictureGone,
    PictureTooLarge,
    PromptTooLong,
    RequestRefused,
    TooManyPictures,
    UnknownCommand,
    UnknownOption,
    VideoForgotten,
)
from bot.errors.upkeep import UpkeepRefused

__all__ = [
    "AllowanceExceeded",
    "AlreadyPaid",
    "BadAmount",
    "BadPeriod",
    "BadRefund",
    "BadValue",
    "BudgetTooLow",
    "ButtonExpired",
    "ChatError",
    "ChatGone",
    "ChatMigrated",
    "ChatOutcomeUnknown",
    "ChatRefused",
    "CommandRefused",
    "CreditUsedUp",
    "DearerInChannel",
    "EmptyPrompt",
    "EmptyStill",
    "FloodWait",
    "ForeignVideo",
    "GenerationUnknown",
    "HelpElsewhere",
    "HelpInChannel",
    "HelpOff",
    "InvalidRequest",
    "IsAdmin",
    "LimitReached",
    "LinkExpired",
    "LoopNeedsPicture",
    "MissingValue",
    "ModeNotSupported",
    "ModelRetired",
    "NameUnchecked",
    "NoPictureThere",
    "NobodyMeant",
    "NotAMember",
    "NotAPicture",
    "NotASubject",
    "NotAdmin",
    "NotAllowed",
    "NotAsked",
    "NotForStills",
    "NotTheSender",
    "NotTheirs",
    "NothingToCancel",
    "OneVideoThere",
    "OperatorNeeded",
    "OptionNotSupported",
    "OutcomeUnknown",
    "PictureGone",
    "PictureTooLarge",
    "Postponed",
    "PressInChannel",
    "PrivateOnly",
    "PromptTooLong",
    "ProviderError",
    "QuestionClosed",
    "RateLimited",
    "RefundRefused",
    "Refused",
    "RequestRefused",
    "RetryableError",
    "SettingsError",
    "SpeaksAsChannel",
    "StarsError",
    "StarsOff",
    "StarsOwed",
    "StoreUnavailable",
    "StoreUnusable",
    "TooDearForChannel",
    "TooManyPictures",
    "TooManyWords",
    "TopicUnavailable",
    "Unanswered",
    "UnknownCommand",
    "UnknownOption",
    "UnknownPack",
    "UnknownPayment",
    "UnknownPerson",
    "UpkeepRefused",
    "VeogramError",
    "VideoForgotten",
]
