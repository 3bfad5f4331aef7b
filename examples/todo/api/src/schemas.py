"""What goes over the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from src.models import TITLE_LENGTH

# PostgreSQL cannot store NUL in text, so it is refused here and not by the database.
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_LENGTH, pattern=r'^[^\x00]*$')
]


class NewTodo(BaseModel):
    model_config = ConfigDict(extra='forbid')

    title: Title


class TodoChange(BaseModel):
    """A part that is absent stays as it is."""

    model_config = ConfigDict(extra='forbid')

    title: Title | None = None
    done: bool | None = None

    @model_validator(mode='after')
    def _changes_something(self) -> 'TodoChange':
        if self.title is None and self.done is None:
            raise ValueError('give a title, or done, or both')
        return self


class TodoView(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    done: bool
    created_at: datetime


class Question(BaseModel):
    model_config = ConfigDict(extra='forbid')

    message: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Reply(BaseModel):
    reply: str
