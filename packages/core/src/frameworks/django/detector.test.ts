import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const set = "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n";
const project = {
  'requirements.txt': 'django==5.2.19\ngunicorn==27.0.1\n',
  'manage.py': `import os\nfrom django.core.management import execute_from_command_line\n${set}`,
  'shop/wsgi.py': `import os\nfrom django.core.wsgi import get_wsgi_application\n${set}application = get_wsgi_application()\n`,
  'shop/asgi.py': `import os\nfrom django.core.asgi import get_asgi_application\n${set}application = get_asgi_application()\n`,
  'shop/settings.py': "ROOT_URLCONF = 'shop.urls'\n",
};
const detect = async (files: Record<string, string> = {}) =>
  (await detectFacts(memoryRepository({ ...project, ...files }, 'shop'))).services[0];

test('a project is served by WSGI and migrated by the settings of its server', async () => {
  const service = await detect({
    'shop/wsgi.py': project['shop/wsgi.py'].replace('shop.settings', 'shop.settings.production'),
  });
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['shop.wsgi:application']);
  expect(service?.migrations?.value.command).toEqual([
    ...['python3', 'manage.py', 'migrate', '--noinput', '--settings=shop.settings.production'],
  ]);
});

test.each<[string, Record<string, string>, string]>([
  ['a command', { Procfile: 'web: gunicorn -k uvicorn.workers.UvicornWorker shop.asgi\n' }, 'shop.asgi:application'],
  ['the only server', { 'requirements.txt': 'django==5.2.19\nuvicorn==0.54.0\n' }, 'shop.asgi:application'],
  ['no server', { 'requirements.txt': 'django==5.2.19\n' }, 'shop.wsgi:application'],
])('%s decides between WSGI and ASGI', async (_, files, expected) => {
  expect((await detect(files))?.entryPoints[0]?.value).toBe(expected);
});

test('a project in a folder of its own is started from there', async () => {
  const moved = Object.fromEntries(
    Object.entries(project).map(([name, text]) => [name === 'requirements.txt' ? name : `src/${name}`, text]),
  );
  const [service] = (await detectFacts(memoryRepository(moved, 'shop'))).services;
  expect([service?.entryPoints[0]?.value, service?.traits.sourceRoot?.value]).toEqual(['shop.wsgi:application', 'src']);
  expect(service?.migrations?.value.command.slice(0, 3)).toEqual(['python3', 'src/manage.py', 'migrate']);
});

test('routes of the project’s own list are known as they stand', async () => {
  const urls =
    "from django.urls import include, path\nurlpatterns = [path('healthz/', view), path('status/', include('a'))]\n";
  expect((await detect({ 'shop/urls.py': urls }))?.liveness).toMatchObject({ value: '/healthz/', certainty: 'likely' });
});

test('settings that no container should have are asked about', async () => {
  const settings =
    "DEBUG = True\nALLOWED_HOSTS = ['shop.example.org']\nINSTALLED_APPS = ['django.contrib.staticfiles']\n";
  const questions = (await detect({ 'shop/settings.py': settings }))?.questions ?? [];
  expect(questions.map(({ subject }) => subject)).toEqual(['staticFiles', 'debug', 'allowedHosts']);
  const fine = "DEBUG = env('DEBUG')\nALLOWED_HOSTS = ['*']\n";
  expect((await detect({ 'shop/settings.py': fine }))?.questions).toBeUndefined();
});

test('required and optional variables of decouple, django-environ and dj-database-url', async () => {
  const service = await detect({
    'requirements.txt': `${project['requirements.txt']}psycopg==3.2.9\n`,
    'shop/settings.py':
      "import environ\nimport dj_database_url\nfrom decouple import config\nenv = environ.Env(DEBUG=(bool, False))\nA = config('MAIL_HOST')\nB = config('MAIL_PORT', default=25, cast=int)\nC = env('SECRET_KEY')\nD = env('DEBUG')\nE = dj_database_url.config()\n",
  });
  const variables = Object.fromEntries(
    (service?.environment ?? []).map(({ name, required, default: fallback }) => [name, fallback ?? required]),
  );
  expect(variables).toMatchObject({ MAIL_HOST: true, MAIL_PORT: '25', SECRET_KEY: true, DEBUG: 'False' });
  expect(Object.keys(variables)).toContain('DATABASE_URL');
});
