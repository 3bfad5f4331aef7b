import type { Source } from '../../model/index.ts';
import type { SourceFile } from '../../source/sources.ts';
import { keyOf } from './source/bindings.ts';
import { modulesNamed } from './source/modules-named.ts';
import { childPlace, isFunction, type Place, sourceOf } from './source/place.ts';
import { findPlace } from './source/program.ts';

/** A client that keeps its program running: it is loaded from one of these modules and told to begin by one of these calls. */
interface StayingClient {
  modules: RegExp;
  /** Methods that begin the work, and exports that are constructed or called for it. */
  calls: readonly string[];
}

const clients: readonly StayingClient[] = [
  { modules: /^(?:bullmq|@taskforcesh\/bullmq-pro)$/, calls: ['Worker', 'WorkerPro'] },
  { modules: /^(?:bull|bee-queue|kue|rsmq-worker)$/, calls: ['process'] },
  { modules: /^(?:agenda|@hokify\/agenda|bree|cron-async)$/, calls: ['start', 'every'] },
  {
    modules: /^(?:node-cron|node-schedule|toad-scheduler)$/,
    calls: ['schedule', 'scheduleJob', 'addSimpleIntervalJob'],
  },
  { modules: /^(?:cron|croner)$/, calls: ['CronJob', 'Cron', 'job'] },
  { modules: /^(?:pg-boss|graphile-worker|@temporalio\/worker)$/, calls: ['work', 'subscribe', 'run', 'create'] },
  { modules: /^(?:discord\.js|eris|oceanic\.js|@sapphire\/framework|revolt\.js)$/, calls: ['login', 'connect'] },
  {
    modules: /^(?:telegraf|grammy|node-telegram-bot-api|vk-io)$/,
    calls: ['launch', 'start', 'startPolling', 'default', 'onText'],
  },
  { modules: /^(?:kafkajs|@confluentinc\/kafka-javascript|node-rdkafka)$/, calls: ['run', 'consume', 'subscribe'] },
  {
    modules: /^(?:amqplib(?:\/callback_api)?|amqp-connection-manager|rascal|rhea)$/,
    calls: ['consume', 'subscribe', 'open_receiver'],
  },
  { modules: /^(?:sqs-consumer)$/, calls: ['start'] },
  { modules: /^(?:mqtt|nats|stompit|@google-cloud\/pubsub)$/, calls: ['subscribe', 'subscription'] },
  {
    modules: /^(?:ioredis|redis)$/,
    calls: ['subscribe', 'psubscribe', 'pSubscribe', 'xreadgroup', 'xReadGroup', 'blpop', 'brpop', 'blPop', 'brPop'],
  },
  {
    modules: /^(?:tmi\.js|irc|irc-framework|matrix-bot-sdk|@whiskeysockets\/baileys|whatsapp-web\.js|mineflayer)$/,
    calls: ['connect', 'start', 'initialize', 'default', 'makeWASocket', 'createBot'],
  },
  { modules: /^(?:chokidar|node-watch)$/, calls: ['watch'] },
];

/** What proves that a process stays until it is stopped though it listens on nothing; `undefined` when nothing does. */
export function findStaying(sources: readonly SourceFile[]): Source | undefined {
  const modules = new Set(sources.flatMap(({ text }) => modulesNamed(text)));
  for (const client of clients) {
    if (![...modules].some((module) => client.modules.test(module))) continue;
    const begun = findBegun(sources, client.calls);
    if (begun !== undefined) return sourceOf(begun);
  }
  const repeated = findRepeated(sources);
  return repeated === undefined ? undefined : sourceOf(repeated);
}

/** The first of these calls. */
export function findBegun(sources: readonly SourceFile[], calls: readonly string[]): Place | undefined {
  const mayCall = (text: string) => calls.some((name) => name === 'default' || text.includes(name));
  const types = ['CallExpression', 'OptionalCallExpression', 'NewExpression'] as const;
  return findPlace(sources, mayCall, types, ({ node }) => {
    const { callee } = node;
    if (callee.type === 'Identifier') return node.type === 'NewExpression' && calls.includes(callee.name);
    if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return false;
    return calls.includes(keyOf(callee.property, callee.computed) ?? '');
  });
}

/** `setInterval` that nothing ends, where the program as a whole runs: neither in a function nor kept under a name. */
function findRepeated(sources: readonly SourceFile[]): Place | undefined {
  return findPlace(
    sources,
    (text) => text.includes('setInterval') && !text.includes('clearInterval') && !text.includes('.unref('),
    ['CallExpression'],
    (place) => {
      const { callee } = place.node;
      const isInterval = callee.type === 'Identifier' && callee.name === 'setInterval';
      return isInterval && isAtTop(childPlace(place, callee));
    },
  );
}

function isAtTop(place: Place): boolean {
  for (let around = place.parent; around !== undefined; around = around.parent) if (isFunction(around)) return false;
  return true;
}
