import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const requirements = 'flask==3.1.3\ngunicorn==27.0.1\n';
const facts = (files: Record<string, string>) =>
  detectFacts(memoryRepository({ 'requirements.txt': requirements, ...files }, 'harbour'));
const detect = async (files: Record<string, string>) => (await facts(files)).services[0];
const app = 'from flask import Flask\napp = Flask(__name__)\n';

test.each<[string, Record<string, string>, string[], boolean | undefined]>([
  ['an application', { 'web.py': app }, ['web:app'], undefined],
  ['a package', { 'shop/__init__.py': app }, ['shop:app'], undefined],
  [
    'a factory',
    { 'shop/__init__.py': 'def create_app(settings=None):\n  return Flask(__name__)\n' },
    ['shop:create_app'],
    true,
  ],
  [
    'a factory that another module calls',
    {
      'shop/__init__.py': 'def create_app():\n  return Flask(__name__)\n',
      'wsgi.py': 'from shop import create_app\napplication = create_app()\n',
    },
    ['wsgi:application'],
    undefined,
  ],
  [
    'a command that calls the factory',
    {
      'shop/__init__.py': 'def make(x):\n  return Flask(__name__)\n',
      Procfile: "web: gunicorn -b unix:web.sock 'shop:make()'\n",
    },
    ['shop:make'],
    true,
  ],
  [
    'the image that somebody else’s server is in',
    { 'app/main.py': app, Dockerfile: 'FROM tiangolo/uvicorn-gunicorn-fastapi:python3.9\nCOPY ./app /app/app\n' },
    ['app.main:app'],
    undefined,
  ],
  [
    'a command for a module that is not there',
    { 'web.py': app, Procfile: 'web: gunicorn main:app\n' },
    ['web:app'],
    undefined,
  ],
])('%s', async (_, files, expected, factory) => {
  const service = await detect(files);
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(expected);
  expect(service?.traits.factory?.value).toBe(factory);
});

test('the folder of the module is where Python looks', async () => {
  const service = await detect({
    'backend/web.py': app,
    Dockerfile:
      'FROM python:3.12\nWORKDIR /srv/backend\nCMD ["gunicorn", "--workers", "4", "web:app", "-b", "0.0.0.0:9000"]\n',
  });
  expect([service?.entryPoints[0]?.value, service?.traits.sourceRoot?.value, service?.port?.value]).toEqual([
    'web:app',
    'backend',
    9000,
  ]);
  expect(service?.languageVersion?.value).toBe('3.12');
});

test('the prefix of a registration takes the place of the blueprint’s own', async () => {
  const files = {
    'health.py':
      "from flask import Blueprint\nbp = Blueprint('h', __name__, url_prefix='/own')\n@bp.route('/health')\ndef health():\n  return 'ok'\n",
  };
  const registered = (given: string) =>
    detect({ ...files, 'web.py': `from health import bp\n${app}app.register_blueprint(bp${given})\n` });
  expect((await registered(''))?.liveness?.value).toBe('/own/health');
  expect((await registered(", url_prefix='/api'"))?.liveness?.value).toBe('/api/health');
});

test('without a server for production the build adds one, and says so', async () => {
  const plan = planFacts(await facts({ 'requirements.txt': 'flask==3.1.3\n', 'web.py': app }));
  expect(plan.services[0]?.traits.server).toBeUndefined();
  expect(plan.questions.find(({ subject }) => subject.endsWith('.server'))).toMatchObject({
    blocking: false,
    question: expect.stringContaining('gunicorn==27.0.1'),
  });
});

test('what the command says of gunicorn is kept: its worker class, its configuration', async () => {
  const service = await detect({
    'requirements.txt': `${requirements}gevent==25.9.1\nflask-socketio==5.5.1\n`,
    'web.py': app,
    'deploy/gunicorn.py': 'timeout = 90\n',
    Procfile: 'web: gunicorn -k gevent -c deploy/gunicorn.py web:app\n',
  });
  expect(service?.traits).toMatchObject({
    workerClass: { value: 'gevent' },
    serverConfig: { value: 'deploy/gunicorn.py' },
    oneWorker: { value: true },
  });
});

test('Flask-Migrate is run by the application, as its settings need it', async () => {
  const service = await detect({
    'requirements.txt': `${requirements}flask-migrate==4.1.0\nalembic==1.20.1\n`,
    'web.py': app,
    'migrations/alembic.ini': '',
  });
  expect(service?.migrations?.value.command).toEqual(['python3', '-m', 'flask', '--app', 'web:app', 'db', 'upgrade']);
});

test('a Celery application beside it is a process of its own, and its clock another one', async () => {
  const { services } = await facts({
    'requirements.txt': `${requirements}celery[redis]==5.7.0\n`,
    'web.py': app,
    'tasks.py': "from celery import Celery\nqueue = Celery('t')\nqueue.conf.beat_schedule = {}\n",
  });
  expect(services.map(({ shape, entryPoints, traits }) => [shape, entryPoints[0]?.value, traits.task?.value])).toEqual([
    ['server', 'web:app', undefined],
    ['worker', 'tasks:queue', 'celery-beat'],
    ['worker', 'tasks:queue', 'celery-worker'],
  ]);
});

test('requirements that no build can install are asked about, and included ones come along', async () => {
  const service = await detect({
    'requirements.txt': '-r requirements/base.txt\n-e ./lib\n',
    'requirements/base.txt': requirements,
    'web.py': app,
  });
  expect(service?.traits.includedFiles?.value).toBe('requirements/base.txt');
  expect(service?.questions).toMatchObject([{ subject: 'requirements', blocking: true }]);
});
