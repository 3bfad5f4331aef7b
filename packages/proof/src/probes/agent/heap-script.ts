/**
 * Part of the agent: asks the running Node process for its heap limit through its own inspector, which SIGUSR1 opens
 * on loopback, and closes the inspector again. See `agent-script.ts`.
 */
export const heapScript = String.raw`
async function heap() {
  const candidates = (await processes()).filter(({ pid }) => isNode(pid));
  if (candidates.length === 0) return undefined;
  const listening = listeningSockets();
  const score = ({ pid }) => (holdsSocket(pid, listening) ? 2 ** 40 : 0) + Number(/\d+/.exec(status(pid)?.VmRSS || '0')[0]);
  const { pid } = candidates.sort((a, b) => score(b) - score(a))[0];
  /* Without Node's own handler, SIGUSR1 would end the process. */
  if (((BigInt('0x' + status(pid).SigCgt) >> 9n) & 1n) === 0n) throw new Error('process ' + pid + ' does not take SIGUSR1 (--disable-sigusr1)');
  if (typeof WebSocket === 'undefined') throw new Error('the agent needs Node 22 or newer');
  process.kill(pid, 'SIGUSR1');
  return { pid, limitBytes: await ask(await inspectorUrl(pid)) };
}

/* A container of another architecture or a program that was renamed still links to the file that runs. */
function isNode(pid) {
  try { return /\/(node|nodejs)( \(deleted\))?$/.test(fs.readlinkSync('/proc/' + pid + '/exe')); } catch { return false; }
}

function listeningSockets() {
  const inodes = new Set();
  for (const table of ['tcp', 'tcp6']) {
    let text = '';
    try { text = fs.readFileSync('/proc/1/net/' + table, 'utf8'); } catch { continue; }
    for (const line of text.split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      if (fields[3] === '0A') inodes.add('socket:[' + fields[9] + ']');
    }
  }
  return inodes;
}

function holdsSocket(pid, inodes) {
  try { return fs.readdirSync('/proc/' + pid + '/fd').some((fd) => { try { return inodes.has(fs.readlinkSync('/proc/' + pid + '/fd/' + fd)); } catch { return false; } }); }
  catch { return false; }
}

async function inspectorUrl(pid) {
  for (const deadline = Date.now() + 3000; Date.now() < deadline; ) {
    try {
      const [target] = await (await fetch('http://127.0.0.1:9229/json/list')).json();
      if (target) return target.webSocketDebuggerUrl;
    } catch {
      // Not listening yet: the process opens its inspector some milliseconds after the signal.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('process ' + pid + ' opened no inspector on SIGUSR1');
}

function ask(url) {
  const builtin = (name) => "(process.getBuiltinModule || require)('" + name + "')";
  const expression = "(setTimeout(() => " + builtin('node:inspector') + ".close(), 50), " + builtin('node:v8') + ".getHeapStatistics().heap_size_limit)";
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    setTimeout(() => reject(new Error('the inspector did not answer within 5 s')), 5000);
    socket.onerror = () => reject(new Error('the inspector refused the connection'));
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true, includeCommandLineAPI: true } }));
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.id !== 1) return;
      const value = message.result && message.result.result && message.result.result.value;
      if (typeof value !== 'number') reject(new Error('the inspector answered ' + data.slice(0, 200)));
      socket.onclose = () => resolve(value);
      socket.close();
      setTimeout(() => resolve(value), 300);
    };
  });
}
`;
