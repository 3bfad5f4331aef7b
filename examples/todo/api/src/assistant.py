"""Asks the OpenAI chat completions API about the user's list."""

import logging
from http import HTTPStatus
from types import TracebackType
from typing import Self

import httpx2

from src.problems import Problem
from src.settings import Settings

log = logging.getLogger(__name__)

NO_KEY = (
    'The assistant is switched off because it has no OpenAI API key. Set OPENAI_API_KEY, '
    'or OPENAI_API_KEY_FILE to a file that holds the key, and restart the API.'
)


class Assistant:
    """Holds the connections to the provider; answers with a Problem of status 503 while there is no key."""

    def __init__(self, settings: Settings) -> None:
        self._model = settings.openai_model
        self._limit_s = settings.openai_timeout_seconds
        self._client: httpx2.AsyncClient | None = None
        if settings.openai_api_key is not None:
            self._client = httpx2.AsyncClient(
                base_url=str(settings.openai_base_url),
                headers={'authorization': f'Bearer {settings.openai_api_key.get_secret_value()}'},
                timeout=self._limit_s,
            )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            await self._client.aclose()

    def require_key(self) -> None:
        if self._client is None:
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, NO_KEY)

    async def answer(self, question: str, open_titles: list[str]) -> str:
        self.require_key()
        assert self._client is not None
        request = {
            'model': self._model,
            'messages': [
                {'role': 'system', 'content': _instructions(open_titles)},
                {'role': 'user', 'content': question},
            ],
        }
        try:
            response = await self._client.post('chat/completions', json=request)
            response.raise_for_status()
            return str(response.json()['choices'][0]['message']['content'])
        except httpx2.TimeoutException:
            reason = f'it did not answer within {self._limit_s:g} s'
        except httpx2.HTTPStatusError as error:
            reason = f'it answered with status {error.response.status_code}'
        except httpx2.HTTPError:
            reason = 'it cannot be reached'
        except (ValueError, LookupError, TypeError):
            reason = 'its answer has not the expected form'
        log.warning('assistant: %s', reason)
        raise Problem(HTTPStatus.BAD_GATEWAY, f'The assistant asked its language model in vain: {reason}.')


def _instructions(open_titles: list[str]) -> str:
    listed = '\n'.join(f'- {title}' for title in open_titles) or '(nothing)'
    return f'You help a person with a todo list. Answer briefly, in plain text. Still open are:\n{listed}'
