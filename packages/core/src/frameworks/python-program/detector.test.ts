import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = (files: Record<string, string>) =>
  detectFacts(memoryRepository({ 'requirements.txt': 'python-telegram-bot==22.5\n', ...files }, 'bot'));
const run = "if __name__ == '__main__':\n    main()\n";

test('a bot that polls stays; a script is asked about', async () => {
  const bot = (
    await detect({ 'bot.py': `from telegram.ext import Application\ndef main():\n    app.run_polling()\n${run}` })
  ).services[0];
  expect([bot?.shape, bot?.entryPoints[0]?.value, bot?.questions ?? []]).toEqual(['worker', 'bot.py', []]);
  const script = (await detect({ 'main.py': `def main():\n    print(1)\n${run}` })).services[0];
  expect(script?.questions).toMatchObject([{ subject: 'shape', blocking: true }]);
});

test('lines of a Procfile are processes; one that needs a shell is left to its owner', async () => {
  const { services } = await detect({
    'jobs/send.py': 'import time\nwhile True:\n    time.sleep(1)\n',
    Procfile: 'worker: python -u jobs/send.py --fast\nsync: python sync.py $TOKEN\nrelease: python migrate.py\n',
  });
  expect(services.map(({ name, entryPoints, command }) => [name.value, entryPoints[0]?.value, command?.value])).toEqual(
    [
      ['bot-sync', undefined, undefined],
      ['bot-worker', 'jobs/send.py', ['jobs/send.py', '--fast']],
    ],
  );
});

test('a server that no framework stands for is refused by its name, and no worker', async () => {
  const files = {
    'main.py': `from http.server import HTTPServer\ndef main():\n    HTTPServer(a, b).serve_forever()\n${run}`,
  };
  await expect(detect(files)).rejects.toMatchObject({ message: expect.stringContaining('A Python server by http') });
});

test('two files that may start are not guessed between', async () => {
  await expect(detect({ 'main.py': run, 'bot.py': run })).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
});

test('variables of a folder called tools count where the application imports it', async () => {
  const tool = "import os\nkey = os.environ['SEARCH_KEY']\n";
  const bot = 'from telegram.ext import Application\nfrom tools.search import key\nApplication().run_polling()\n';
  const service = (
    await detect({
      'bot.py': `${bot}${run}`,
      'tools/search.py': tool,
      'tools/other.py': "import os\nx = os.environ['OTHER']\n",
    })
  ).services[0];
  expect(service?.environment.map(({ name }) => name)).toEqual(['SEARCH_KEY']);
});
