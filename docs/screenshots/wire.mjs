// A bare client of the protocol, for the people on the pictures who are not the ones photographed.
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

const answerWithinMs = 10_000;

export class Wire {
  #socket;
  #asked = new Map();
  #listeners = new Set();

  static async open(url, headers = {}) {
    const wire = new Wire();
    wire.#socket = new WebSocket(url, 'qiao.v1', { headers });
    wire.#socket.on('message', (data) => wire.#take(JSON.parse(data)));
    await new Promise((resolve, reject) => {
      wire.#socket.once('open', resolve);
      wire.#socket.once('error', reject);
    });
    return wire;
  }

  ask(type, data = {}, conversation = undefined) {
    const id = randomUUID();
    this.#socket.send(JSON.stringify({ type, id, conversation, data }));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${type} was not answered`)), answerWithinMs);
      this.#asked.set(id, { resolve, reject, timer, type });
    });
  }

  /** The first frame, from now on, for which `matches` is true. */
  next(matches, what) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${what} did not come`)), answerWithinMs);
      const listener = (frame) => {
        if (matches(frame)) {
          clearTimeout(timer);
          this.#listeners.delete(listener);
          resolve(frame);
        }
      };
      this.#listeners.add(listener);
    });
  }

  close() {
    const closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.close();
    return closed;
  }

  #take(frame) {
    const asked = this.#asked.get(frame.re);
    if (asked) {
      this.#asked.delete(frame.re);
      clearTimeout(asked.timer);
      if (frame.type === 'ok') {
        asked.resolve(frame.data);
      } else {
        asked.reject(new Error(`${asked.type}: ${frame.data.code}: ${frame.data.message}`));
      }
    }
    for (const listener of this.#listeners) {
      listener(frame);
    }
  }
}
