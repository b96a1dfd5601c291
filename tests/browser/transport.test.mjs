// Networks that break WebSocket, relays that go away: the visitor writes on, and every message arrives once.
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { Agent } from './support/agent.mjs';
import { launch, refuseSockets, Widget } from './support/browser.mjs';
import { Relay, until } from './support/relay.mjs';

let relay;
let browser;
let agent;
let context;

before(async () => {
  relay = await Relay.start();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  agent?.socket.terminate();
  await relay?.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ locale: 'en-GB' });
  agent = await Agent.signIn(relay);
});

afterEach(async () => {
  await context.close();
  await agent.finish();
  agent.socket.terminate();
});

/** Every WebSocket opens and then stays silent, as behind a proxy that holds what it should pass on. */
function silenceSockets() {
  return context.addInitScript(() => {
    window.WebSocket = class {
      constructor() {
        setTimeout(() => this.onopen?.(), 5);
      }
      send() {}
      close() {}
    };
  });
}

async function talk(widget) {
  await widget.open();
  await widget.say('over plain HTTP');
  assert.equal(await widget.transport(), 'poll');
  const conversation = await agent.take('over plain HTTP');
  await widget.page.getByText('Ann is here with you').waitFor();
  await agent.say(conversation, 'heard you');
  await widget.sees('heard you');
  for (let count = 1; count <= 5; count += 1) {
    await widget.say(`message ${count}`);
  }
  await agent.heard('message 5');
  await widget.foot().getByText('Sent').waitFor();
  await agent.say(conversation, 'all five');
  await widget.sees('all five');
  const expected = ['over plain HTTP', 'heard you', ...[1, 2, 3, 4, 5].map((count) => `message ${count}`), 'all five'];
  assert.deepEqual(await widget.texts(), expected);
  assert.deepEqual(agent.texts(conversation), expected);
  return conversation;
}

describe('plain HTTP', () => {
  it('takes over where WebSocket is refused, and nobody notices', async () => {
    await refuseSockets(context);
    const widget = await Widget.visit(context, relay.url);
    await talk(widget);
    assert.equal(await widget.line.textContent(), '');
    assert.deepEqual(widget.faults, []);
  });

  it('takes over where WebSocket opens and stays silent', async () => {
    await silenceSockets();
    const widget = await Widget.visit(context, relay.url);
    await talk(widget);
  });

  it('is remembered for the next page, and carries a reload and a second tab', async () => {
    await refuseSockets(context);
    const widget = await Widget.visit(context, relay.url);
    const conversation = await talk(widget);
    await widget.page.reload();
    await widget.sees('all five');
    assert.equal(await widget.page.evaluate(() => window.socketTries), 0);
    const second = await Widget.visit(context, relay.url);
    await second.open();
    await second.sees('all five');
    await second.say('from the second tab');
    await widget.sees('from the second tab');
    assert.equal(agent.texts(conversation).length, 9);
  });

  it('gives way to WebSocket on a later page when that works again', async () => {
    await refuseSockets(context);
    const widget = await Widget.visit(context, relay.url);
    const conversation = await talk(widget);
    await widget.page.evaluate(() => localStorage.removeItem('qiao.demo.poll'));
    await context.addInitScript(() => (window.allowSockets = true));
    await widget.page.reload();
    await widget.sees('all five');
    assert.equal(await widget.transport(), 'websocket');
    await widget.say('over WebSocket');
    await agent.heard('over WebSocket');
    assert.equal(agent.texts(conversation).length, 9);
  });
});

describe('a relay that goes away', () => {
  for (const [kind, prepare] of [
    ['websocket', async () => {}],
    ['poll', () => refuseSockets(context)],
  ]) {
    for (const signal of ['SIGTERM', 'SIGKILL']) {
      it(`by ${signal} loses and doubles nothing over ${kind}`, async () => {
        await prepare();
        const widget = await Widget.visit(context, relay.url);
        await widget.open();
        await widget.say('before');
        const conversation = await agent.take('before');
        await widget.page.getByText('Ann is here with you').waitFor();
        assert.equal(await widget.transport(), kind);
        // Some are on their way while the relay ends, some are written while it is away.
        for (let count = 1; count <= 3; count += 1) {
          await widget.say(`leaving ${count}`);
        }
        await relay.end(signal);
        for (let count = 1; count <= 3; count += 1) {
          await widget.say(`away ${count}`);
        }
        await widget.foot().getByText('Sending').waitFor();
        await widget.line.filter({ hasText: 'Connecting…' }).waitFor();
        await relay.run();
        await agent.connect();
        await agent.ask('history.fetch', { limit: 200 }, conversation);
        const expected = ['before', 'leaving 1', 'leaving 2', 'leaving 3', 'away 1', 'away 2', 'away 3'];
        const stored = () =>
          agent
            .ask('history.fetch', { limit: 200 }, conversation)
            .then(({ events }) => events.filter(({ type }) => type === 'message.posted').map(({ data }) => data.text));
        await until('every message', async () => (await stored()).length >= expected.length, 40000);
        await widget.foot().getByText('Sent').waitFor();
        assert.deepEqual(await stored(), expected);
        assert.deepEqual(await widget.texts(), expected);
        await agent.say(conversation, 'after');
        await widget.sees('after');
        assert.equal(await widget.line.textContent(), '');
      });
    }
  }

  it('keeps what was written for the next page, once', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('before the page is left');
    const conversation = await agent.take('before the page is left');
    await widget.foot().getByText('Sent').waitFor();
    await relay.end('SIGKILL');
    await widget.say('written while away');
    await widget.foot().getByText('Sending').waitFor();
    // The page's server is the relay itself: the tab is closed and the shop visited again later.
    await widget.page.close();
    await relay.run();
    await agent.connect();
    const next = await Widget.visit(context, relay.url);
    await agent.heard('written while away');
    await next.open();
    await next.foot().getByText('Sent').waitFor();
    assert.deepEqual(await next.texts(), ['before the page is left', 'written while away']);
    const { events } = await agent.ask('history.fetch', { limit: 200 }, conversation);
    assert.equal(events.filter(({ data }) => data.text === 'written while away').length, 1);
  });

  it('says so when the browser itself is offline', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('online');
    const conversation = await agent.take('online');
    await widget.foot().getByText('Sent').waitFor();
    await context.setOffline(true);
    await widget.page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await relay.end('SIGKILL');
    await widget.line.filter({ hasText: 'You are offline.' }).waitFor();
    await widget.say('from the tunnel');
    await relay.run();
    await agent.connect();
    await context.setOffline(false);
    await agent.heard('from the tunnel');
    await widget.foot().getByText('Sent').waitFor();
    await agent.say(conversation, 'welcome back');
    await widget.sees('welcome back');
    assert.deepEqual(await widget.texts(), ['online', 'from the tunnel', 'welcome back']);
  });
});
