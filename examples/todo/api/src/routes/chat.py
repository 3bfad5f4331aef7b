from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy import select
from sqlalchemy.orm import Session

from src.assistant import Assistant
from src.models import Todo
from src.schemas import Question, Reply

router = APIRouter(tags=['assistant'])


def usable_assistant(request: Request) -> Assistant:
    assistant: Assistant = request.app.state.assistant
    assistant.require_key()
    return assistant


UsableAssistant = Annotated[Assistant, Depends(usable_assistant)]


# The assistant is a parameter so that without a key the database is not asked either.
def open_titles(request: Request, _: UsableAssistant) -> list[str]:
    # A session of its own, closed before the provider is asked: a slow answer must not hold a connection.
    with Session(request.app.state.engine) as session:
        return list(session.scalars(select(Todo.title).where(~Todo.done).order_by(Todo.id).limit(100)))


@router.post('/api/chat', response_model=Reply)
async def chat(
    question: Question, assistant: UsableAssistant, titles: Annotated[list[str], Depends(open_titles)]
) -> Reply:
    return Reply(reply=await assistant.answer(question.message, titles))
