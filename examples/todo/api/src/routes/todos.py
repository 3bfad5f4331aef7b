from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy import select

from src.database import DatabaseSession
from src.models import Todo
from src.problems import Problem
from src.schemas import NewTodo, TodoChange, TodoView

router = APIRouter(prefix='/api/todos', tags=['todos'])

# The largest value of the column's type: beyond it PostgreSQL would refuse the query itself.
LARGEST_ID = 2**31 - 1


def find_todo(id: int, session: DatabaseSession) -> Todo:
    todo = session.get(Todo, id) if 0 < id <= LARGEST_ID else None
    if todo is None:
        raise Problem(HTTPStatus.NOT_FOUND, f'There is no todo {id}.')
    return todo


FoundTodo = Annotated[Todo, Depends(find_todo)]


@router.get('', response_model=list[TodoView])
def list_todos(session: DatabaseSession, limit: Annotated[int, Query(ge=1, le=500)] = 200):
    """The newest first."""
    return session.scalars(select(Todo).order_by(Todo.id.desc()).limit(limit)).all()


@router.post('', response_model=TodoView, status_code=HTTPStatus.CREATED)
def create_todo(new: NewTodo, session: DatabaseSession):
    todo = Todo(title=new.title)
    session.add(todo)
    session.commit()
    # The database itself set `done` and `created_at`.
    session.refresh(todo)
    return todo


@router.patch('/{id}', response_model=TodoView)
def change_todo(change: TodoChange, todo: FoundTodo, session: DatabaseSession):
    for name, value in change.model_dump(exclude_none=True).items():
        setattr(todo, name, value)
    session.commit()
    return todo


@router.delete('/{id}', status_code=HTTPStatus.NO_CONTENT)
def delete_todo(todo: FoundTodo, session: DatabaseSession) -> None:
    session.delete(todo)
    session.commit()
