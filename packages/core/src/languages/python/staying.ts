import type { Fact, Source } from '../../model/index.ts';
import type { PythonFolder } from './python-folder.ts';
import { calledName, callsOf } from './source/calls.ts';
import { importsPackage } from './source/imports.ts';
import { readModules } from './source/module.ts';

/** A package, and the calls of it that return only when the process is stopped. */
interface Loop {
  packages: readonly string[];
  calls: readonly string[];
}

const staying: readonly Loop[] = [
  {
    packages: ['telegram', 'telebot', 'aiogram', 'vkbottle'],
    calls: ['run_polling', 'start_polling', 'infinity_polling', 'polling', 'run_forever'],
  },
  {
    packages: ['discord', 'nextcord', 'disnake', 'interactions', 'hikari', 'twitchio', 'pyrogram'],
    calls: ['run', 'start'],
  },
  { packages: ['telethon'], calls: ['run_until_disconnected'] },
  { packages: ['slack_bolt'], calls: ['start', 'start_async'] },
  { packages: ['apscheduler'], calls: ['BlockingScheduler', 'run_forever'] },
  { packages: ['schedule'], calls: ['run_pending'] },
  { packages: ['pika'], calls: ['start_consuming'] },
  { packages: ['aio_pika', 'nats', 'faststream'], calls: ['consume', 'subscribe', 'run', 'run_forever'] },
  { packages: ['kafka', 'confluent_kafka', 'aiokafka'], calls: ['KafkaConsumer', 'Consumer', 'AIOKafkaConsumer'] },
  { packages: ['paho'], calls: ['loop_forever'] },
  { packages: ['rq'], calls: ['work'] },
  { packages: ['huey'], calls: ['create_consumer'] },
  { packages: ['watchdog'], calls: ['Observer'] },
  { packages: ['redis'], calls: ['listen', 'blpop', 'brpop', 'xreadgroup'] },
  { packages: ['temporalio'], calls: ['Worker'] },
];

/** Servers that no framework of ours stands for. */
const listening: readonly Loop[] = [
  {
    packages: ['http', 'socketserver', 'wsgiref'],
    calls: ['HTTPServer', 'ThreadingHTTPServer', 'TCPServer', 'ThreadingTCPServer', 'make_server'],
  },
  { packages: ['aiohttp'], calls: ['run_app', 'AppRunner'] },
  { packages: ['asyncio'], calls: ['start_server', 'create_server'] },
  { packages: ['grpc'], calls: ['server', 'add_insecure_port', 'add_secure_port'] },
  { packages: ['websockets'], calls: ['serve'] },
  { packages: ['gradio'], calls: ['launch'] },
  { packages: ['dash'], calls: ['Dash', 'run_server'] },
  {
    packages: ['bottle', 'cherrypy', 'falcon', 'pyramid', 'nicegui', 'robyn', 'blacksheep'],
    calls: ['run', 'quickstart', 'App', 'Configurator', 'Robyn', 'Application', 'start'],
  },
  {
    packages: ['waitress', 'gevent', 'uvicorn', 'hypercorn', 'cheroot'],
    calls: ['serve', 'WSGIServer', 'run', 'Server'],
  },
  { packages: ['mcp', 'fastmcp'], calls: ['FastMCP'] },
  { packages: ['socket'], calls: ['listen', 'bind'] },
];

/** What proves that the program stays until it is stopped; `undefined` when nothing does. */
export function findStaying({ pythonSources }: PythonFolder): Source | undefined {
  return findLoop(pythonSources, staying)?.source ?? findRepeated(pythonSources);
}

/** The package by which the program listens, with where. */
export function findListening({ pythonSources }: PythonFolder): Fact<string> | undefined {
  return findLoop(pythonSources, listening);
}

function findLoop(sources: PythonFolder['pythonSources'], loops: readonly Loop[]): Fact<string> | undefined {
  for (const { packages, calls } of loops) {
    const name = packages.find((one) => importsPackage(sources, one));
    if (name === undefined) continue;
    for (const module of readModules(sources, new RegExp(`\\b(?:${calls.join('|')})\\s*\\(`))) {
      const call = callsOf(module).find((one) => calls.includes(one.method?.name ?? calledName(one) ?? ''));
      if (call !== undefined) return { value: name, source: module.source(call.node), certainty: 'likely' };
    }
  }
  return undefined;
}

/** `while True:` that sleeps between its rounds. */
function findRepeated(sources: PythonFolder['pythonSources']): Source | undefined {
  for (const { file, text, lineAt } of sources) {
    const at = text.search(/^[ \t]*while[ \t]+(?:True|1)[ \t]*:/m);
    if (at >= 0 && /\bsleep\s*\(/.test(text.slice(at))) return { file, line: lineAt(at) };
  }
  return undefined;
}
