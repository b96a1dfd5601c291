// Surroundings for the core that a test holds in its hand: time, storage, sockets and requests.
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOptions } from '../../../resources/widget/build.mjs';

const sources = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../resources/widget/src');

/** All that these modules of the widget's sources export, from TypeScript. */
export async function load(...files) {
  const { outputFiles } = await build({
    ...bundleOptions,
    target: 'node18',
    stdin: {
      contents: files.map((file) => `export * from './${file}';`).join('\n'),
      resolveDir: sources,
      loader: 'ts',
    },
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Lets everything that waits for a promise go on. */
export async function settle() {
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.resolve();
  }
}

export class FakePlatform {
  constructor(stored = {}) {
    this.time = 1_795_305_600_000;
    this.timers = [];
    this.sockets = [];
    this.posts = [];
    this.values = new Map(Object.entries(stored));
    this.ids = 0;
    this.queue = Promise.resolve();
    this.store = {
      get: (key) => this.values.get(key) || null,
      set: (key, value) => this.values.set(key, value),
      remove: (key) => this.values.delete(key),
      keys: () => [...this.values.keys()],
    };
    this.random = () => 0.5;
    this.now = () => this.time;
    this.uuid = () => `id-${(this.ids += 1)}`;
    this.after = this.after.bind(this);
  }

  after(delayMs, run) {
    const timer = { at: this.time + delayMs, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass; what falls due runs in order. */
  async pass(durationMs) {
    const end = this.time + durationMs;
    for (;;) {
      await settle();
      const [next] = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) {
        break;
      }
      this.time = Math.max(this.time, next.at);
      this.timers = this.timers.filter((other) => other !== next);
      next.run();
    }
    this.time = end;
    await settle();
  }

  openSocket(url, protocol) {
    const socket = {
      url,
      protocol,
      sent: [],
      isClosed: false,
      send: (text) => socket.sent.push(JSON.parse(text)),
      close: () => (socket.isClosed = true),
      /** The other side's doing. */
      tell: (frame) => socket.onmessage({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) }),
      end: (code) => socket.onclose({ code }),
    };
    this.sockets.push(socket);
    this.failLatest = () => socket.end(1006);
    return socket;
  }

  get socket() {
    return this.sockets[this.sockets.length - 1];
  }

  post(url, body) {
    const request = { url, body: JSON.parse(body), isAborted: false };
    const reply = new Promise((resolve, reject) => {
      request.answer = (data, status = 200) =>
        resolve({ status, body: typeof data === 'string' ? data : JSON.stringify(data) });
      request.fail = () => reject(new Error('the network'));
    });
    this.posts.push(request);
    this.failLatest = request.fail;
    return {
      reply,
      abort() {
        request.isAborted = true;
        request.fail();
      },
    };
  }

  get request() {
    return this.posts[this.posts.length - 1];
  }

  alone(name, task) {
    const run = this.queue.then(task);
    this.queue = run.catch(() => {});
    return run;
  }
}

export const session = {
  visitor: 'v1',
  token: 'token-1',
  locale: 'en',
  site: { name: 'Shop' },
  features: { available: true, upload: { maxBytes: 1000 } },
};

let seqs = 0;

export function event(type, conversation, seq, data = {}, id = undefined) {
  seqs += 1;
  return { type, conversation, seq, at: 1_795_305_600_000 + seqs, id, data };
}

export function fromAgent(conversation, seq, text) {
  return event('message.posted', conversation, seq, { from: { role: 'agent', id: 'a1', name: 'Ann' }, text });
}

export function fromVisitor(conversation, seq, text, id) {
  return event('message.posted', conversation, seq, { from: { role: 'visitor', id: 'v1', name: '' }, text }, id);
}
