import pytest
from fastapi.testclient import TestClient


def add(client: TestClient, title: str) -> dict:
    response = client.post('/api/todos', json={'title': title})
    assert response.status_code == 201, response.text
    return response.json()


def test_an_empty_list(client: TestClient) -> None:
    assert client.get('/api/todos').json() == []


def test_a_todo_from_start_to_end(client: TestClient) -> None:
    bread = add(client, '  Buy bread  ')
    assert (bread['title'], bread['done']) == ('Buy bread', False)
    boat = add(client, 'Paint the boat')

    finished = client.patch(f'/api/todos/{bread["id"]}', json={'done': True})
    assert finished.json() == bread | {'done': True}
    renamed = client.patch(f'/api/todos/{boat["id"]}', json={'title': 'Paint the boat red'})
    assert renamed.json() == boat | {'title': 'Paint the boat red'}
    assert client.get('/api/todos').json() == [renamed.json(), finished.json()]

    deleted = client.delete(f'/api/todos/{bread["id"]}')
    assert (deleted.status_code, deleted.content) == (204, b'')
    assert client.get('/api/todos').json() == [renamed.json()]


def test_the_limit_keeps_the_newest(client: TestClient) -> None:
    for number in range(4):
        add(client, f'Chore {number}')
    assert [todo['title'] for todo in client.get('/api/todos?limit=2').json()] == ['Chore 3', 'Chore 2']


@pytest.mark.parametrize(
    ('body', 'named'),
    [
        ({}, 'body.title'),
        ({'title': '   '}, 'body.title'),
        ({'title': 'x' * 201}, 'body.title'),
        ({'title': 'a\x00b'}, 'body.title'),
        ({'title': 'Sail', 'owner': 'Ada'}, 'body.owner'),
    ],
)
def test_a_todo_that_is_refused(client: TestClient, body: dict, named: str) -> None:
    response = client.post('/api/todos', json=body)
    assert response.status_code == 422
    assert response.headers['content-type'] == 'application/problem+json'
    assert response.json()['detail'].startswith(f'{named}: ')
    assert client.get('/api/todos').json() == []


def test_a_change_of_nothing_is_refused(client: TestClient) -> None:
    boat = add(client, 'Paint the boat')
    assert client.patch(f'/api/todos/{boat["id"]}', json={}).status_code == 422


@pytest.mark.parametrize('id', [7, 0, -1, 2**31, 2**80])
def test_a_todo_that_does_not_exist(client: TestClient, id: int) -> None:
    expected = {'type': 'about:blank', 'title': 'Not Found', 'status': 404, 'detail': f'There is no todo {id}.'}
    for response in (client.patch(f'/api/todos/{id}', json={'done': True}), client.delete(f'/api/todos/{id}')):
        assert (response.status_code, response.json()) == (404, expected)


def test_only_known_origins_may_call_from_a_browser(client_with) -> None:
    client = client_with(cors_origins='https://todo.example, https://other.example')
    allowed = client.get('/api/todos', headers={'origin': 'https://other.example'})
    assert allowed.headers['access-control-allow-origin'] == 'https://other.example'
    foreign = client.get('/api/todos', headers={'origin': 'http://localhost:3000'})
    assert 'access-control-allow-origin' not in foreign.headers
