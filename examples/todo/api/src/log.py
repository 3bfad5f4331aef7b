"""One JSON object per line on standard output."""

import json
import logging
import logging.config
from datetime import UTC, datetime

HEALTH_PATHS = {'/health', '/healthz'}


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            'time': datetime.fromtimestamp(record.created, UTC).isoformat(timespec='milliseconds'),
            'level': record.levelname,
            'logger': record.name,
            'message': record.getMessage(),
        }
        if record.exc_info:
            entry['exception'] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def without_successful_health_checks(record: logging.LogRecord) -> bool:
    # uvicorn's access records carry (client, method, path, HTTP version, status).
    if record.name != 'uvicorn.access' or not isinstance(record.args, tuple) or len(record.args) != 5:
        return True
    _, _, path, _, status = record.args
    return path not in HEALTH_PATHS or status != 200


def configure_logging(level: str) -> None:
    logging.config.dictConfig(
        {
            'version': 1,
            'disable_existing_loggers': False,
            'formatters': {'json': {'()': JsonFormatter}},
            'filters': {'health': {'()': lambda: without_successful_health_checks}},
            'handlers': {
                'stdout': {
                    'class': 'logging.StreamHandler',
                    'stream': 'ext://sys.stdout',
                    'formatter': 'json',
                    'filters': ['health'],
                }
            },
            'root': {'level': level, 'handlers': ['stdout']},
            # uvicorn installs handlers of its own; its records go to the root's instead.
            'loggers': {
                name: {'level': level, 'handlers': [], 'propagate': True}
                for name in ('uvicorn', 'uvicorn.error', 'uvicorn.access')
            }
            # One line per request to the model provider, with its address, helps nobody at INFO.
            | {'httpx2': {'level': 'WARNING'}},
        }
    )
