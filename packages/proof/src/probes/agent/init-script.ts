/**
 * Part of the agent: makes an orphan in the tested container's process namespace, which the kernel hands to its PID 1,
 * lets it end, and looks whether PID 1 collects it. See `agent-script.ts`.
 */
export const initScript = `
async function init() {
  const { spawn } = require('node:child_process');
  const orphanCode = 'process.stdout.write("x"); setTimeout(() => {}, 30)';
  const parentCode = 'const child = require("node:child_process").spawn(process.execPath, ["-e", ' + JSON.stringify(orphanCode) +
    '], { detached: true, stdio: ["ignore", "pipe", "ignore"] }); child.stdout.once("data", () => { process.stdout.write(String(child.pid)); process.exit(0); });';
  const parent = spawn(process.execPath, ['-e', parentCode], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  parent.stdout.on('data', (chunk) => { text += chunk; });
  await new Promise((resolve) => parent.once('close', resolve));
  const orphan = Number(text);
  if (!orphan) throw new Error('no orphan process could be made');
  const all = await processes();
  const first = all.find(({ pid }) => pid === 1);
  const result = (reapsZombies) => ({ command: first.command, reapsZombies });
  let zombieSince;
  for (const deadline = Date.now() + 5000; Date.now() < deadline; ) {
    const found = status(orphan);
    if (!found) return result(true);
    if (Number(found.PPid) !== 1 && found.State[0] === 'Z') throw new Error('the orphan went to process ' + found.PPid + ', not to PID 1');
    if (found.State[0] === 'Z') zombieSince = zombieSince || Date.now();
    if (zombieSince && Date.now() - zombieSince > 1500) return result(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the orphan process did not end');
}
`;
