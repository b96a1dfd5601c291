import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakePlatform, load, session, settle } from './support.mjs';

const { createConnection, openPollTransport } = await load('core/index.ts');

function connectionOn(platform, hooks = {}) {
  const seen = { states: [], opened: 0, refused: [], events: [] };
  const connection = createConnection(platform, 'http://relay.example', 'a&b', {
    opening: () => ({ token: platform.store.get('token') || undefined }),
    opened: () => (seen.opened += 1),
    refused: (error) => {
      seen.refused.push(error.code);
      return false;
    },
    answered() {},
    happened: (event) => seen.events.push(event.type),
    stateChanged: (state) => seen.states.push(state),
    ...hooks,
  });
  return { connection, seen };
}

async function open(platform) {
  const { socket } = platform;
  socket.onopen();
  socket.tell({ type: 'ok', re: socket.sent[0].id, data: session });
  await settle();
}

async function answerPoll(platform, frames = [], cursor = 'p1.1') {
  const { request } = platform;
  const [first] = request.body.frames;
  const answers = first && first.type === 'session.open' ? [{ type: 'ok', re: first.id, data: session }] : [];
  request.answer({ frames: [...answers, ...frames], cursor });
  await settle();
}

const known = () => new FakePlatform({ token: 'token-1' });

describe('coming back', () => {
  it('waits longer with every failure, at most half a minute', async () => {
    const platform = known();
    const { connection } = connectionOn(platform);
    connection.start();
    await open(platform);
    const pauses = [];
    for (let failure = 0; failure < 12; failure += 1) {
      const tries = () => platform.sockets.length + platform.posts.length;
      const before = tries();
      const from = platform.time;
      platform.failLatest();
      await settle();
      while (tries() === before) {
        await platform.pass(50);
      }
      pauses.push(platform.time - from);
    }
    assert.ok(Math.max(...pauses) <= 30000, pauses.join());
    assert.ok(pauses[pauses.length - 1] > pauses[0], pauses.join());
  });

  it('is soon and spread out when the relay drains', async () => {
    const platform = known();
    const { connection, seen } = connectionOn(platform);
    connection.start();
    await open(platform);
    platform.socket.end(1001);
    await platform.pass(1099);
    assert.equal(platform.sockets.length, 1);
    await platform.pass(1);
    assert.equal(platform.sockets.length, 2);
    await open(platform);
    assert.equal(seen.opened, 2);
  });

  it('does not happen when the origin is refused', async () => {
    const platform = known();
    const { connection, seen } = connectionOn(platform);
    connection.start();
    await open(platform);
    platform.socket.end(4003);
    await platform.pass(600000);
    assert.equal(platform.sockets.length, 1);
    assert.deepEqual(seen.refused, ['forbidden']);
    assert.equal(connection.state(), 'stopped');
  });

  it('asks who it is now when the token is refused', async () => {
    const platform = known();
    const { connection, seen } = connectionOn(platform, {
      refused: (error) => {
        platform.store.remove('token');
        return error.code === 'unauthorized';
      },
    });
    connection.start();
    await open(platform);
    platform.socket.end(4001);
    await platform.pass(1000);
    platform.socket.onopen();
    assert.equal(platform.socket.sent[0].data.token, undefined);
    assert.deepEqual(seen.refused, []);
  });

  it('hurries when the network returns', async () => {
    const platform = known();
    const { connection } = connectionOn(platform);
    connection.start();
    await open(platform);
    platform.socket.end(1006);
    connection.hurry();
    await settle();
    assert.equal(platform.sockets.length, 2);
  });

  it('follows a command that is never answered', async () => {
    const platform = known();
    const { connection } = connectionOn(platform);
    connection.start();
    await open(platform);
    connection.send({ type: 'message.post', id: '1', data: {} });
    await platform.pass(15000);
    assert.equal(platform.sockets[0].isClosed, true);
    assert.equal(platform.sockets.length, 2);
  });

  it('is not wanted after stop', async () => {
    const platform = known();
    const { connection } = connectionOn(platform);
    connection.start();
    await open(platform);
    connection.stop();
    await platform.pass(600000);
    assert.equal(platform.sockets.length, 1);
    assert.equal(platform.sockets[0].isClosed, true);
  });
});

describe('where WebSocket does not work', () => {
  it('plain HTTP takes over after two refusals', async () => {
    const platform = known();
    const { connection } = connectionOn(platform);
    connection.start();
    await settle();
    platform.socket.end(1006);
    await platform.pass(300);
    platform.socket.end(1006);
    await platform.pass(10);
    assert.equal(platform.request.url, 'http://relay.example/v1/visitor/poll?site=a%26b');
    assert.equal(platform.request.body.waitMs, 0);
    await answerPoll(platform);
    assert.equal(connection.transport(), 'poll');
    assert.equal(platform.request.body.waitMs, 25000);
    assert.equal(platform.request.body.after, 'p1.1');
    assert.equal(platform.request.body.token, 'token-1');
  });

  it('plain HTTP takes over after four silent seconds', async () => {
    const platform = known();
    const { connection } = connectionOn(platform);
    connection.start();
    await settle();
    platform.socket.onopen();
    await platform.pass(3999);
    assert.equal(platform.posts.length, 0);
    await platform.pass(10);
    assert.equal(platform.posts.length, 1);
    assert.equal(platform.sockets[0].isClosed, true);
  });

  it('plain HTTP comes first on the next page, and WebSocket is tried quietly later', async () => {
    const platform = known();
    platform.store.set('poll', String(platform.now() - 1000));
    const { connection, seen } = connectionOn(platform);
    connection.start();
    await settle();
    assert.equal(platform.sockets.length, 0);
    await answerPoll(platform);
    for (let minute = 0; minute < 5; minute += 1) {
      await platform.pass(20000);
      await answerPoll(platform, [], `p1.${minute}`);
      await platform.pass(20000);
      await answerPoll(platform, [], `p1.${minute}b`);
      await platform.pass(20000);
      await answerPoll(platform, [], `p1.${minute}c`);
    }
    const [probe] = platform.sockets;
    assert.equal(connection.transport(), 'poll');
    probe.onopen();
    probe.tell({ type: 'ok', re: probe.sent[0].id, data: session });
    await settle();
    assert.equal(connection.transport(), 'websocket');
    assert.equal(platform.store.get('poll'), null);
    assert.deepEqual(seen.states, ['connecting', 'open']);
  });
});

describe('plain HTTP', () => {
  async function polling() {
    const platform = new FakePlatform();
    const seen = { frames: [], ends: [] };
    const transport = openPollTransport(
      platform,
      'u',
      { type: 'session.open', id: 'open', data: { token: 't0' } },
      (frame) => seen.frames.push(frame.type),
      (code) => seen.ends.push(code),
    );
    platform.request.answer({ frames: [{ type: 'ok', re: 'open', data: { token: 't1' } }], cursor: 'p.1' });
    await settle();
    return { platform, transport, seen };
  }

  it('interrupts the parked request to say something, and asks for what it may have missed', async () => {
    const { platform, transport, seen } = await polling();
    const parked = platform.request;
    assert.deepEqual(parked.body, { token: 't1', frames: [], after: 'p.1', waitMs: 25000 });
    transport.send({ type: 'message.post', id: 'm', data: {} });
    await settle();
    assert.equal(parked.isAborted, true);
    assert.equal(platform.request.body.after, 'p.1');
    assert.equal(platform.request.body.frames[0].id, 'm');
    parked.answer({ frames: [{ type: 'message.posted' }], cursor: 'p.2' });
    platform.request.answer({ frames: [{ type: 'message.posted' }, { type: 'ok', re: 'm' }], cursor: 'p.3' });
    await settle();
    assert.deepEqual(seen.frames, ['ok', 'message.posted', 'ok']);
    assert.equal(platform.request.body.after, 'p.3');
    assert.deepEqual(platform.request.body.frames, []);
  });

  it('does not wait for an answer to typing before it says more', async () => {
    const { platform, transport } = await polling();
    transport.send({ type: 'typing.set', id: 't', data: { on: true } });
    await settle();
    assert.equal(platform.request.body.waitMs, 25000);
    transport.send({ type: 'message.post', id: 'm', data: {} });
    await settle();
    assert.deepEqual(
      platform.request.body.frames.map(({ id }) => id),
      ['t', 'm'],
    );
    assert.equal(platform.request.body.waitMs, 0);
  });

  it('sends one request at a time and keeps the order', async () => {
    const { platform, transport } = await polling();
    for (const id of ['1', '2', '3']) {
      transport.send({ type: 'message.post', id, data: {} });
    }
    await settle();
    assert.deepEqual(
      platform.request.body.frames.map(({ id }) => id),
      ['1'],
    );
    const before = platform.posts.length;
    platform.request.answer({ frames: [], cursor: 'p.2' });
    await settle();
    assert.equal(platform.posts.length, before + 1);
    assert.deepEqual(
      platform.request.body.frames.map(({ id }) => id),
      ['2', '3'],
    );
  });

  it('sends a command again that was in a request that failed', async () => {
    const { platform, transport, seen } = await polling();
    transport.send({ type: 'message.post', id: 'm', data: {} });
    await settle();
    platform.request.fail();
    await platform.pass(2000);
    assert.equal(platform.request.body.frames[0].id, 'm');
    assert.deepEqual(seen.ends, []);
  });

  it('ends after four failures in a row', async () => {
    const { platform, seen } = await polling();
    for (let failure = 0; failure < 4; failure += 1) {
      platform.request.fail();
      await platform.pass(9000);
    }
    assert.deepEqual(seen.ends, [0]);
  });

  it('waits as long as the relay says', async () => {
    const { platform } = await polling();
    const before = platform.posts.length;
    platform.request.answer({ error: { code: 'rate_limited', retryAfterMs: 5000 } }, 429);
    await platform.pass(4999);
    assert.equal(platform.posts.length, before);
    await platform.pass(1);
    assert.equal(platform.posts.length, before + 1);
  });

  for (const [status, code] of [
    [401, 4001],
    [403, 4003],
    [409, 1001],
  ]) {
    it(`reads HTTP ${status} as close code ${code}`, async () => {
      const { platform, seen } = await polling();
      platform.request.answer({ error: { code: 'whatever' } }, status);
      await settle();
      assert.deepEqual(seen.ends, [code]);
    });
  }

  it('takes an answer that is not the relay’s for a failure', async () => {
    const { platform, seen } = await polling();
    platform.request.answer('<html>Sign in to the hotel network</html>');
    await platform.pass(2000);
    assert.deepEqual(seen.frames, ['ok']);
    assert.equal(platform.request.body.after, 'p.1');
  });

  it('says nothing more once closed', async () => {
    const { platform, transport, seen } = await polling();
    const parked = platform.request;
    transport.close();
    assert.equal(parked.isAborted, true);
    await platform.pass(60000);
    assert.deepEqual(seen.ends, []);
  });
});
