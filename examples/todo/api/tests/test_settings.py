import os
import subprocess
import sys
from pathlib import Path

import pytest

from src.settings import load_settings

API = Path(__file__).parent.parent


def test_the_password_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / 'password').write_text('p@ss/word\n')
    monkeypatch.setenv('DATABASE_URL', 'postgresql://ada@db.example:6543/boats')
    monkeypatch.setenv('DATABASE_PASSWORD_FILE', str(tmp_path / 'password'))
    url = load_settings().sqlalchemy_url
    assert url.render_as_string(hide_password=False) == 'postgresql+psycopg://ada:p%40ss%2Fword@db.example:6543/boats'


def test_a_file_wins_over_the_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / 'key').write_text('from-file\n')
    monkeypatch.setenv('DATABASE_URL', 'sqlite://')
    monkeypatch.setenv('OPENAI_API_KEY', 'from-variable')
    monkeypatch.setenv('OPENAI_API_KEY_FILE', str(tmp_path / 'key'))
    key = load_settings().openai_api_key
    assert key is not None and key.get_secret_value() == 'from-file'


def test_what_is_empty_counts_as_absent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / 'key').write_text('\n')
    monkeypatch.setenv('DATABASE_URL', 'sqlite://')
    monkeypatch.setenv('OPENAI_API_KEY_FILE', str(tmp_path / 'key'))
    monkeypatch.setenv('CORS_ORIGINS', '')
    settings = load_settings()
    assert settings.openai_api_key is None
    assert settings.cors_origins == ['http://localhost:3000', 'http://127.0.0.1:3000']


def test_the_server_ends_before_it_listens_and_names_all_that_is_wrong(tmp_path: Path) -> None:
    missing = tmp_path / 'missing'
    ended = subprocess.run(
        [sys.executable, '-m', 'uvicorn', 'src.main:app', '--port', '0'],
        cwd=API,
        env={'PATH': os.environ['PATH'], 'LOG_LEVEL': 'loud', 'OPENAI_API_KEY_FILE': str(missing)},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        'The configuration is not usable, so the service does not start:',
        f'  - OPENAI_API_KEY_FILE names {missing}, which cannot be read: No such file or directory.',
        '  - DATABASE_URL is missing: set it, or set DATABASE_URL_FILE to a file that holds it.',
        "  - LOG_LEVEL: Input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'.",
    ]
    assert ended.stdout == ''


def test_a_malformed_address_is_named_but_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('DATABASE_URL', 'hunter2 is my password')
    with pytest.raises(SystemExit) as ended:
        load_settings()
    assert 'DATABASE_URL: is not a database URL' in str(ended.value)
    assert 'hunter2' not in str(ended.value)
