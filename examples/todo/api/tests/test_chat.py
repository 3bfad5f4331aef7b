"""The assistant, against a provider that is played by a server on the loopback interface."""

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest


class FakeProvider(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(('127.0.0.1', 0), Handler)
        self.requests: list[dict] = []
        self.status = 200
        self.body: object = {'choices': [{'message': {'role': 'assistant', 'content': 'Begin with the boat.'}}]}
        self.delay_s = 0.0

    @property
    def url(self) -> str:
        return f'http://127.0.0.1:{self.server_address[1]}/v1'


class Handler(BaseHTTPRequestHandler):
    server: FakeProvider

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers['content-length'])))
        self.server.requests.append({'path': self.path, 'key': self.headers['authorization'], 'body': body})
        time.sleep(self.server.delay_s)
        payload = json.dumps(self.server.body).encode()
        self.send_response(self.server.status)
        self.send_header('content-length', str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    with FakeProvider() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def client(client_with, provider: FakeProvider):
    return client_with(
        openai_api_key='sk-test', openai_base_url=provider.url, openai_model='small-model', openai_timeout_seconds=0.5
    )


def test_without_a_key_the_answer_says_what_to_set(client_with) -> None:
    response = client_with().post('/api/chat', json={'message': 'What next?'})
    assert response.status_code == 503
    assert response.headers['content-type'] == 'application/problem+json'
    assert 'OPENAI_API_KEY' in response.json()['detail']


def test_the_model_is_asked_about_the_open_todos(client, provider: FakeProvider) -> None:
    client.post('/api/todos', json={'title': 'Paint the boat'})
    bread = client.post('/api/todos', json={'title': 'Buy bread'}).json()
    client.patch(f'/api/todos/{bread["id"]}', json={'done': True})

    response = client.post('/api/chat', json={'message': 'What next?'})

    assert (response.status_code, response.json()) == (200, {'reply': 'Begin with the boat.'})
    [request] = provider.requests
    assert (request['path'], request['key']) == ('/v1/chat/completions', 'Bearer sk-test')
    assert request['body']['model'] == 'small-model'
    system, user = request['body']['messages']
    assert system['content'].endswith('Still open are:\n- Paint the boat')
    assert user == {'role': 'user', 'content': 'What next?'}


@pytest.mark.parametrize(
    ('change', 'reason'),
    [
        ({'status': 401}, 'status 401'),
        ({'status': 500}, 'status 500'),
        ({'body': {'choices': []}}, 'not the expected form'),
        ({'body': ['surprise']}, 'not the expected form'),
        ({'delay_s': 1.5}, 'did not answer within 0.5 s'),
    ],
)
def test_a_failing_provider_is_a_bad_gateway(client, provider: FakeProvider, change: dict, reason: str) -> None:
    for name, value in change.items():
        setattr(provider, name, value)
    response = client.post('/api/chat', json={'message': 'What next?'})
    assert response.status_code == 502
    assert reason in response.json()['detail']
    assert 'sk-test' not in response.text


def test_a_provider_that_is_not_there(client, provider: FakeProvider) -> None:
    provider.shutdown()
    provider.server_close()
    response = client.post('/api/chat', json={'message': 'What next?'})
    assert (response.status_code, 'cannot be reached' in response.json()['detail']) == (502, True)


def test_an_empty_question_is_refused(client) -> None:
    assert client.post('/api/chat', json={'message': '  '}).status_code == 422
