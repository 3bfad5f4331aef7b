"""Errors as problem documents (RFC 9457): one shape for every client."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

log = logging.getLogger(__name__)


class Problem(Exception):
    """Ends a request with this status and a sentence that a person can act on."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def problem_response(status: HTTPStatus, detail: str) -> JSONResponse:
    return JSONResponse(
        {'type': 'about:blank', 'title': status.phrase, 'status': status.value, 'detail': detail},
        status_code=status.value,
        media_type='application/problem+json',
    )


def handle_problems(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    async def on_problem(_: Request, problem: Problem) -> JSONResponse:
        return problem_response(problem.status, problem.detail)

    @app.exception_handler(RequestValidationError)
    async def on_invalid_request(_: Request, error: RequestValidationError) -> JSONResponse:
        parts = [f'{".".join(map(str, part["loc"]))}: {part["msg"]}' for part in error.errors()]
        return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, '; '.join(parts))

    @app.exception_handler(OperationalError)
    @app.exception_handler(PoolTimeoutError)
    async def on_database_failure(_: Request, error: Exception) -> JSONResponse:
        # The driver's text names hosts and users: it belongs in the log, not in the answer.
        log.warning('database: %s', getattr(error, 'orig', None) or error)
        return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, 'The database cannot be reached. Try again shortly.')
