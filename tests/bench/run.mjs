// Runs the scenarios of qiao-bench against the relay and the bare echo, and prints what they say and the ratios.
// Usage: node tests/bench/run.mjs BIN_DIRECTORY [scenario …]; QIAO_BENCH_SECONDS, QIAO_BENCH_IDLE, QIAO_BENCH_WINDOW.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = process.argv[2];
const wanted = process.argv.slice(3);
const seconds = Number(process.env.QIAO_BENCH_SECONDS ?? 8);
const idle = Number(process.env.QIAO_BENCH_IDLE ?? 10000);
const window = Number(process.env.QIAO_BENCH_WINDOW ?? 8);
const pairs = 64;
const bytes = 200;

const wide = `
[websocket]
visitor_frames_per_second = 100000
visitor_frames_burst = 1000000
agent_frames_per_second = 100000
agent_frames_burst = 1000000
[limits]
visitor_messages_per_minute = 6000000
visitor_messages_burst = 1000000
visitor_commands_per_day = 10000000
`;

// All the load comes from one address; what one visitor may do stays as it is where that is what is measured.
const oneAddress = `
address_requests_per_minute = 6000000
address_requests_burst = 1000000
address_new_visitors_per_minute = 6000000
address_new_visitors_burst = 1000000
address_sign_ins_per_minute = 6000000
address_sign_ins_burst = 1000000
[connections]
per_address = 20000
`;

const folder = mkdtempSync(join(tmpdir(), 'qiao-bench-'));
const running = new Set();
const delay = (ms) => new Promise((done) => setTimeout(done, ms));

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function startRelay(data, port, limits = wide + oneAddress) {
  writeFileSync(join(folder, 'relay.toml'), limits);
  const child = spawn(
    join(bin, 'qiao-relay'),
    ['--listen', `127.0.0.1:${port}`, '--data', data, '--config', join(folder, 'relay.toml'), '--demo'],
    { stdio: ['ignore', 'ignore', process.env.QIAO_BENCH_LOG ? 'inherit' : 'ignore'] },
  );
  running.add(child);
  for (let tries = 0; tries < 300; ++tries) {
    if (child.exitCode !== null) throw new Error('the relay did not start');
    try {
      if ((await fetch(`http://127.0.0.1:${port}/readyz`)).ok) return { child, port, pid: child.pid, data };
    } catch {
      // not yet
    }
    await delay(50);
  }
  throw new Error('the relay is not ready');
}

async function freshRelay(limits) {
  const data = mkdtempSync(join(folder, 'data-'));
  return startRelay(data, await freePort(), limits);
}

// One agent's place for each pair, so that every conversation has an agent of its own.
function addAgents(relay, count) {
  for (let number = 0; number < count; ++number) {
    const added = spawnSync(
      join(bin, 'qiao-relay'),
      ['--data', relay.data, 'user', 'add', `bench${number}`, '--capacity', '1'],
      { input: 'bench-password\n' },
    );
    if (added.status !== 0) throw new Error(`user add: ${added.stderr}`);
  }
  return delay(1500); // the relay notices within a second
}

async function startEcho() {
  const child = spawn(process.execPath, [join(import.meta.dirname ?? 'tests/bench', 'echo.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const port = await new Promise((done) => child.stdout.once('data', (text) => done(Number(text))));
  return { child, port, pid: child.pid };
}

function stop(server) {
  return new Promise((done) => {
    running.delete(server.child);
    server.child.once('exit', done);
    server.child.kill('SIGKILL');
  });
}

function bench(scenario, server, options, onRestart) {
  const words = Object.entries({ port: server.port, pid: server.pid, ...options }).map(([k, v]) => `${k}=${v}`);
  const child = spawn(join(bin, 'qiao-bench'), [scenario, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', async (text) => {
    out += text;
    if (onRestart && out.startsWith('restart\n')) {
      out = out.slice('restart\n'.length);
      await onRestart();
      child.stdin.write('\n');
    }
  });
  return new Promise((done, failed) =>
    child.on('exit', (code) => {
      const numbers = out.trim() ? JSON.parse(out) : {};
      console.log(scenario.padEnd(7), JSON.stringify({ ...options, ...numbers }));
      if (code === 0) done(numbers);
      else failed(new Error(`${scenario} ended with ${code}`));
    }),
  );
}

async function withRelay(agents, work, limits) {
  const relay = await freshRelay(limits);
  try {
    if (agents > 0) await addAgents(relay, agents);
    return await work(relay);
  } finally {
    await stop(relay);
  }
}

const ratio = (a, b) => (a / b).toFixed(2);

const scenarios = {
  async memory() {
    const found = await withRelay(0, (relay) => bench('idle', relay, { idle }));
    console.log(`at rest ${(found.atRestKiB / 1024).toFixed(1)} MiB; for each idle visitor ${found.perIdleKiB.toFixed(1)} KiB`);
  },
  async busy() {
    const load = { pairs, window, bytes, seconds };
    const empty = await withRelay(pairs, (relay) => bench('busy', relay, { ...load, idle: 0 }));
    const crowded = await withRelay(pairs, (relay) => bench('busy', relay, { ...load, idle }));
    const server = await startEcho();
    const echo = await bench('echo', server, { ...load, idle });
    await stop(server);
    console.log(`relay / bare echo, both with ${idle} idle: ${ratio(crowded.perSecond, echo.perSecond)} of the messages, ` +
      `${ratio(crowded.cpuMicroseconds, echo.cpuMicroseconds)} of the processor time for each`);
    console.log(`relay with ${idle} idle / with none: ${ratio(crowded.perSecond, empty.perSecond)}`);
  },
  async burst() {
    const load = { pairs: 16, bytes, seconds, pause: 150, burst: 10000 };
    // Once as the limits are, which end the burst; once without them, when all of it is carried out.
    for (const [how, limits] of [['default', `[limits]${oneAddress}`], ['raised', wide + oneAddress]]) {
      const found = await withRelay(16, (relay) => bench('burst', relay, load), limits);
      console.log(`${how} limits: p99 of the others during the burst / before: ${ratio(found.duringP99ms, found.beforeP99ms)}`);
    }
  },
  async return() {
    let relay = await freshRelay();
    await bench('return', relay, { idle }, async () => {
      const { data, port } = relay;
      await stop(relay);
      relay = await startRelay(data, port);
    });
    await stop(relay);
  },
};

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const load = readFileSync('/proc/loadavg', 'utf8').trim();
console.log(`${cpus().length} x ${cpus()[0].model}, load ${load}, ${new Date().toISOString()}`);
for (const name of wanted.length > 0 ? wanted : Object.keys(scenarios)) {
  console.log(`\n== ${name}`);
  await scenarios[name]();
}
