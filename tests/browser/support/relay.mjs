// A real relay with the demo site, on a port and in a folder of its own.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const build = path.resolve(root, process.env.QIAO_BUILD_DIR || 'build/dev');

export async function until(what, check, timeoutMs = 15000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`gave up waiting: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class Relay {
  /** `sites`, key → origin, are made beside the demo site ('' for the relay's own); `secrets` has what signs their identities. */
  static async start(sites = {}) {
    const relay = new Relay();
    relay.secrets = {};
    relay.port = await freePort();
    relay.url = `http://127.0.0.1:${relay.port}`;
    relay.folder = await mkdtemp(path.join(os.tmpdir(), 'qiao-browser-'));
    for (const [key, origin] of Object.entries(sites)) {
      const args = ['site', 'add', key, '--origin', origin || relay.url, '--data', path.join(relay.folder, 'data')];
      const { stdout } = await promisify(execFile)(path.join(build, 'bin/qiao-relay'), args);
      relay.secrets[key] = /^Identity secret: (.+)$/m.exec(stdout)[1];
    }
    await relay.run();
    return relay;
  }

  async run() {
    const args = ['--demo', '--listen', `127.0.0.1:${this.port}`, '--data', path.join(this.folder, 'data')];
    this.log = '';
    this.process = spawn(path.join(build, 'bin/qiao-relay'), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (data) => (this.log += data));
    }
    const { process: child } = this;
    // Should the tests themselves fall over.
    process.once('exit', () => child.kill('SIGKILL'));
    this.ended = new Promise((resolve) => {
      this.process.once('exit', (code, signal) => resolve(signal || code));
      this.process.once('error', (error) => resolve(error.message));
    });
    const ready = until('the relay to listen', () =>
      fetch(`${this.url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const early = this.ended.then((how) => {
      throw new Error(`the relay ended with ${how}:\n${this.log}`);
    });
    await Promise.race([ready, early]);
    early.catch(() => {});
  }

  /** Ends it by `signal`; `run` starts it again on the same port and data. */
  async end(signal = 'SIGTERM') {
    this.process.kill(signal);
    return this.ended;
  }

  async stop() {
    await this.end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}
