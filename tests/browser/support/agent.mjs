// An agent without a desktop: the wire of docs/protocol.md, spoken by hand.
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { until } from './relay.mjs';

export class Agent {
  static async signIn(relay, name = 'ann', presence = 'online') {
    const answer = await fetch(`${relay.url}/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, password: 'demo' }),
    });
    const { accessToken } = await answer.json();
    const agent = new Agent();
    agent.token = accessToken;
    agent.relay = relay;
    agent.frames = [];
    agent.presence = presence;
    agent.taken = new Set();
    await agent.connect();
    return agent;
  }

  async connect() {
    this.socket = new WebSocket(`${this.relay.url.replace('http', 'ws')}/v1/agent`, 'qiao.v1');
    this.socket.on('message', (data) => this.frames.push(JSON.parse(data)));
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.session = await this.ask('session.open', { token: this.token });
    await this.ask('presence.set', { state: this.presence });
  }

  tell(type, data, conversation) {
    const id = randomUUID();
    this.socket.send(JSON.stringify({ type, id, conversation, data }));
    return id;
  }

  async ask(type, data, conversation) {
    const id = this.tell(type, data, conversation);
    const answer = await until(`the answer to ${type}`, () => this.frames.find(({ re }) => re === id));
    if (answer.type !== 'ok') {
      throw new Error(`${type}: ${answer.data.code} ${answer.data.message}`);
    }
    return answer.data;
  }

  /** The first event, past ones included, that `fits`. */
  event(what, fits) {
    return until(what, () => this.frames.find((frame) => !frame.re && fits(frame)));
  }

  /** The message of a visitor with this text. */
  heard(text) {
    return this.event(`the message ${text}`, ({ type, data }) => type === 'message.posted' && data.text === text);
  }

  /** Accepts the conversation that has this message. */
  async take(text) {
    const { conversation } = await this.heard(text);
    await this.ask('conversation.accept', {}, conversation);
    this.taken.add(conversation);
    return conversation;
  }

  say(conversation, text) {
    return this.ask('message.post', { text }, conversation);
  }

  /** The texts of all messages, in order. */
  texts(conversation) {
    return this.frames
      .filter((frame) => frame.type === 'message.posted' && frame.conversation === conversation)
      .map(({ data }) => data.text || data.file.name);
  }

  /** A supervisor's work: one of a collection, such as a queue, is as `definition` says from now on. */
  async put(collection, definition) {
    const url = `${this.relay.url}/v1/admin/${collection}/${definition.id}`;
    const headers = { Authorization: `Bearer ${this.token}` };
    const found = await fetch(url, { headers });
    const version = found.ok ? { 'If-Match': found.headers.get('ETag') } : { 'If-None-Match': '*' };
    const answer = await fetch(url, {
      method: 'PUT',
      headers: { ...headers, ...version, 'Content-Type': 'application/json' },
      body: JSON.stringify(definition),
    });
    if (!answer.ok) {
      throw new Error(`${collection}/${definition.id}: ${answer.status} ${await answer.text()}`);
    }
  }

  /** Sets the queue `default`, and disables all others, so that what it says is what the site is like. */
  async setQueue(definition) {
    for (const { id, name } of this.session.queues) {
      await this.put('queues', id === 'default' ? { id, name, ...definition } : { id, name, disabled: true });
    }
  }

  /** Closes what was taken and is still open. */
  async finish() {
    for (const conversation of this.taken) {
      await this.ask('conversation.close', {}, conversation).catch(() => {});
    }
    this.taken.clear();
  }

  async leave() {
    await this.ask('presence.set', { state: 'offline' });
    this.socket.close();
  }
}
