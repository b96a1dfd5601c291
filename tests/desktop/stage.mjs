// What a desktop test stands on: an X server of its own, a session bus, a window manager, the real relay, the real
// workstations, a browser. Everything ends with the test.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const tree = path.resolve(here, '../..');
export const build = process.env.QIAO_BUILD_DIR ?? path.join(tree, 'build/dev');

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export async function until(what, condition, timeout = 20_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const result = await condition();
    if (result) return result;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await sleep(100);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const ended = (child) =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((r) => child.once('exit', r));

export class Stage {
  #children = [];
  #log = [];

  static async open({ width = 2640 } = {}) {
    const stage = new Stage();
    stage.width = width;
    stage.folder = mkdtempSync(path.join(tmpdir(), 'qiao-desktop-'));
    stage.env = { ...process.env, XDG_RUNTIME_DIR: stage.folder, NO_AT_BRIDGE: '0', QT_LINUX_ACCESSIBILITY_ALWAYS_ON: '1',
      QT_QPA_PLATFORM: 'xcb', LANG: 'C.UTF-8' };
    delete stage.env.WAYLAND_DISPLAY;
    delete stage.env.DBUS_SESSION_BUS_ADDRESS;
    await stage.#startDisplay();
    await stage.#startBus();
    stage.#start('openbox', []);
    stage.#startDriver();
    stage.port = await freePort();
    return stage;
  }

  get address() {
    return `http://127.0.0.1:${this.port}`;
  }

  #start(program, args, options = {}) {
    const child = spawn(program, args, { env: this.env, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (text) => this.#log.push(`[${path.basename(program)}] ${text}`));
    }
    child.on('error', (fault) => this.#log.push(`[${program}] ${fault}`));
    this.#children.push(child);
    return child;
  }

  async #startDisplay() {
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${this.width}x900x24`, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    this.#children.push(child);
    const number = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.stdio[3].once('data', (text) => resolve(String(text).trim()));
    });
    this.env.DISPLAY = `:${number}`;
  }

  async #startBus() {
    const child = this.#start('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.env.DBUS_SESSION_BUS_ADDRESS = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.stdout.once('data', (text) => resolve(String(text).trim()));
    });
  }

  #startDriver() {
    this.driver = spawn('/usr/bin/python3', [path.join(here, 'desk.py')], { env: this.env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.driver.stderr.setEncoding('utf8').on('data', (text) => this.#log.push(`[driver] ${text}`));
    this.#children.push(this.driver);
    this.answers = readline.createInterface({ input: this.driver.stdout })[Symbol.asyncIterator]();
    this.turn = Promise.resolve();
  }

  // One command to the driver; they run one after the other.
  ask(command) {
    const run = this.turn.then(async () => {
      this.driver.stdin.write(`${JSON.stringify(command)}\n`);
      const { value, done } = await this.answers.next();
      if (done) throw new Error('the driver ended');
      const answer = JSON.parse(value);
      if ('error' in answer) throw new Error(`${command.do} ${command.role ?? ''} /${command.name ?? ''}/: ${answer.error}`);
      return answer.ok;
    });
    this.turn = run.catch(() => {});
    return run;
  }

  async startRelay({ offerTimeoutMs = 300_000 } = {}) {
    // Unless a test wants it, a slow machine must not let an offer pass while it is being clicked.
    const config = path.join(this.folder, 'relay.toml');
    writeFileSync(config, `[routing]\noffer_timeout_ms = ${offerTimeoutMs}\n`);
    this.relay = this.#start(path.join(build, 'bin/qiao-relay'),
      ['--demo', '--config', config, '--listen', `127.0.0.1:${this.port}`, '--data', path.join(this.folder, 'relay')]);
    await until('the relay is ready', async () => {
      if (this.relay.exitCode !== null) throw new Error(`the relay ended with ${this.relay.exitCode}`);
      return fetch(`${this.address}/readyz`).then((r) => r.ok, () => false);
    });
  }

  // What the demo site's server would sign its customers' identities with.
  identitySecret() {
    const script = 'import sqlite3, sys; '
      + "print(bytes(sqlite3.connect(sys.argv[1]).execute(\"SELECT identity_secret FROM sites WHERE key = 'demo'\").fetchone()[0]).decode())";
    return execFileSync('/usr/bin/python3', ['-c', script, path.join(this.folder, 'relay/qiao.db')], { encoding: 'utf8' }).trim();
  }

  // Changes what is set up, as a supervisor does; `change` gets an item and gives what is other in it, or nothing.
  async setUp(collection, change) {
    const ask = async (method, where, body, headers = {}) => {
      const answer = await fetch(`${this.address}${where}`, { method, body: body && JSON.stringify(body), headers });
      if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const { accessToken } = await ask('POST', '/v1/auth/login', { name: 'sue', password: 'demo' });
    const authorization = { Authorization: `Bearer ${accessToken}` };
    const { items } = await ask('GET', `/v1/admin/${collection}`, undefined, authorization);
    for (const { version, ...item } of items) {
      const other = change(item);
      if (!other) continue;
      await ask('PUT', `/v1/admin/${collection}/${item.id}`, { ...item, ...other },
        { ...authorization, 'If-Match': `"${version}"` });
    }
  }

  async killRelay() {
    this.relay.kill('SIGKILL');
    await ended(this.relay);
  }

  async startDesk(name, extra = []) {
    const child = this.#start(path.join(build, 'bin/qiao-workstation'),
      ['--profile', path.join(this.folder, name), '--relay', this.address, '--demo-sign-in', name, ...extra]);
    const desk = new Desk(this, child);
    await desk.see('frame', 'Qiao$', 30);
    await desk.ask('place', { x: { ann: 0, ben: 1320, sue: this.width - 1320 }[name], y: 0, width: 1300, height: 850 });
    return desk;
  }

  shot(file) {
    return this.ask({ do: 'shot', path: file });
  }

  log() {
    return this.#log.join('');
  }

  async close() {
    for (const child of this.#children.reverse()) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended(child);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// One running workstation.
export class Desk {
  constructor(stage, child) {
    this.stage = stage;
    this.child = child;
  }

  ask(what, rest) {
    return this.stage.ask({ do: what, pid: this.child.pid, ...rest });
  }
  see(role, name, timeout) {
    return this.ask('wait', { role, name, timeout });
  }
  gone(role, name, timeout) {
    return this.ask('gone', { role, name, timeout });
  }
  click(role, name, timeout) {
    return this.ask('click', { role, name, timeout });
  }
  fill(name, text) {
    return this.ask('fill', { name, text });
  }
  key(...keys) {
    return this.ask('key', { keys });
  }
  type(text) {
    return this.ask('type', { text });
  }
  items(name) {
    return this.ask('items', { name });
  }
  tree() {
    return this.ask('tree');
  }
  async kill() {
    this.child.kill('SIGKILL');
    await ended(this.child);
  }
  async quit() {
    this.child.kill('SIGTERM');
    await ended(this.child);
  }
}

// By the command palette, as an agent who knows what it is called.
export async function order(desk, command) {
  // A window that has just come may not have the keyboard yet.
  await until('the command palette', async () => {
    await desk.key('ctrl+k');
    return desk.see('text', '^Command$', 2).catch(() => null);
  });
  await desk.type(command);
  await desk.key('Return');
  await desk.gone('text', '^Command$');
}

export function chromium() {
  const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
  if (!found) throw new Error('Chromium is not installed');
  return found;
}
