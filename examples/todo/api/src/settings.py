"""Settings from the environment, checked as a whole before anything starts."""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

# A secret can be given as a file, which is how orchestrators hand it over: each of these
# variables holds the path of a file with the value. The file wins over the plain variable.
SECRET_FILES = {
    'database_url': 'DATABASE_URL_FILE',
    'database_password': 'DATABASE_PASSWORD_FILE',
    'openai_api_key': 'OPENAI_API_KEY_FILE',
}


class Settings(BaseSettings):
    # An empty variable counts as absent: compose passes `NAME: ${NAME:-}` as an empty string.
    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True)

    database_url: SecretStr
    database_password: SecretStr | None = None
    openai_api_key: SecretStr | None = None
    openai_model: str = 'gpt-4-turbo-preview'
    openai_base_url: HttpUrl = HttpUrl('https://api.openai.com/v1')
    openai_timeout_seconds: float = Field(default=30, gt=0, le=300)
    cors_origins: Annotated[list[str], NoDecode] = ['http://localhost:3000', 'http://127.0.0.1:3000']
    log_level: Literal['DEBUG', 'INFO', 'WARNING', 'ERROR'] = 'INFO'

    @field_validator('database_url')
    @classmethod
    def _is_a_database_url(cls, value: SecretStr) -> SecretStr:
        try:
            make_url(value.get_secret_value())
        except ArgumentError:
            raise ValueError('is not a database URL such as postgresql://user@host:5432/name') from None
        return value

    @field_validator('cors_origins', mode='before')
    @classmethod
    def _split_at_commas(cls, value: str | list[str]) -> list[str]:
        return [part.strip() for part in value.split(',') if part.strip()] if isinstance(value, str) else value

    @field_validator('log_level', mode='before')
    @classmethod
    def _upper_case(cls, value: str) -> str:
        return value.upper()

    @property
    def sqlalchemy_url(self) -> URL:
        """DATABASE_URL with this project's driver, and with the password that came separately, if one did."""
        url = make_url(self.database_url.get_secret_value())
        if url.drivername in ('postgres', 'postgresql'):
            url = url.set(drivername='postgresql+psycopg')
        if self.database_password is not None:
            url = url.set(password=self.database_password.get_secret_value())
        return url


def load_settings() -> Settings:
    """The settings of this process; ends it with a list of everything that is missing or malformed."""
    from_files, problems = _read_files()
    try:
        settings = Settings(**from_files)
    except ValidationError as error:
        problems |= {
            name: _sentence(name, details)
            for details in error.errors()
            # A setting whose file is unreadable is named once, by its file.
            if (name := str(details['loc'][0])) not in problems
        }
    if problems:
        lines = ''.join(f'\n  - {problem}' for problem in problems.values())
        raise SystemExit(f'The configuration is not usable, so the service does not start:{lines}')
    return settings


def _read_files() -> tuple[dict[str, str], dict[str, str]]:
    """The values by setting, and a problem by setting for each file that cannot be read."""
    contents: dict[str, str] = {}
    problems: dict[str, str] = {}
    for name, variable in SECRET_FILES.items():
        path = os.environ.get(variable)
        if not path:
            continue
        try:
            content = Path(path).read_text().strip()
        except OSError as error:
            problems[name] = f'{variable} names {path}, which cannot be read: {error.strerror}.'
        else:
            if content:
                contents[name] = content
    return contents, problems


def _sentence(name: str, details: ErrorDetails) -> str:
    # The value itself is left out: it may be a secret.
    if details['type'] != 'missing':
        return f'{name.upper()}: {details["msg"].removeprefix("Value error, ")}.'
    alternative = f', or set {SECRET_FILES[name]} to a file that holds it' if name in SECRET_FILES else ''
    return f'{name.upper()} is missing: set it{alternative}.'
