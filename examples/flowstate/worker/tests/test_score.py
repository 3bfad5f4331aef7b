import pytest
from fastapi.testclient import TestClient

from src.main import app
from src.score import score

client = TestClient(app)


@pytest.mark.parametrize(
    ("minutes", "interruptions", "expected"),
    [(60, 0, 75), (60, 1, 50), (60, 3, 0), (15, 0, 0), (1, 1000, 0), (1440, 0, 99)],
)
def test_settling_takes_its_time(minutes: int, interruptions: int, expected: int) -> None:
    assert score(minutes, interruptions) == expected


def test_a_session_is_scored() -> None:
    answer = client.post("/score", json={"minutes": 60, "interruptions": 1})
    assert (answer.status_code, answer.json()) == (200, {"score": 50})


def test_what_is_no_session_is_refused() -> None:
    assert client.post("/score", json={"minutes": 0, "interruptions": 0}).status_code == 422


def test_health() -> None:
    assert client.get("/health").status_code == 200
