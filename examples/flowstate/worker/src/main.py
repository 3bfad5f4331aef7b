"""Tells how deep in their work somebody was."""

from fastapi import FastAPI
from pydantic import BaseModel, Field

from src.score import score

app = FastAPI(title="Flowstate worker")


class Session(BaseModel):
    minutes: int = Field(ge=1, le=1440)
    interruptions: int = Field(ge=0, le=1000)


class Score(BaseModel):
    score: int


@app.get("/health")
async def health() -> dict[str, str]:
    """It needs nobody else, so it is healthy as long as it answers."""
    return {"status": "ok"}


@app.post("/score")
async def score_session(session: Session) -> Score:
    return Score(score=score(session.minutes, session.interruptions))
