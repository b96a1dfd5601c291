import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { event, FakePlatform, fromAgent, fromVisitor, load, session, settle } from './support.mjs';

const { createChat } = await load('core/index.ts');

function chatOn(platform) {
  const seen = { messages: [], errors: [] };
  const chat = createChat(
    platform,
    { base: 'https://relay.example', site: 'demo', locale: () => 'en', page: () => ({ url: 'https://shop.example/' }) },
    {
      changed() {},
      message: (each) => seen.messages.push(each.data.text),
      failed: (error) => seen.errors.push(error.code),
    },
  );
  return { chat, seen };
}

/** Answers the last command on the socket. */
function answer(socket, data = {}, type = 'ok') {
  socket.tell({ type, re: socket.sent[socket.sent.length - 1].id, data });
}

async function opened(platform = new FakePlatform(), more = {}) {
  const { chat, seen } = chatOn(platform);
  chat.connection.start();
  await settle();
  platform.socket.onopen();
  answer(platform.socket, { ...session, ...more });
  await settle();
  return { platform, chat, seen, socket: platform.socket };
}

/** A chat in an open conversation c1 with `count` events. */
async function talking(count = 3) {
  const all = await opened(new FakePlatform({ token: 'token-1', visitor: 'v1' }), {
    conversation: { id: 'c1', state: 'assigned', seq: count, agent: { id: 'a1', name: 'Ann' } },
  });
  const history = [
    event('conversation.started', 'c1', 1),
    event('conversation.queued', 'c1', 2),
    event('conversation.assigned', 'c1', 3, { agent: { id: 'a1', name: 'Ann' } }),
  ];
  answer(all.socket, { events: history.slice(0, count) });
  await settle();
  return all;
}

async function reconnect(platform, more = {}) {
  platform.socket.end(1006);
  await platform.pass(2000);
  platform.socket.onopen();
  answer(platform.socket, { ...session, ...more });
  await settle();
  return platform.socket;
}

describe('a session', () => {
  it('is opened with what is known of the visitor', async () => {
    const platform = new FakePlatform({ token: 'token-0' });
    const { socket } = await opened(platform);
    assert.equal(socket.url, 'wss://relay.example/v1/visitor?site=demo');
    assert.equal(socket.protocol, 'qiao.v1');
    assert.deepEqual(socket.sent[0].data, {
      token: 'token-0',
      locale: 'en',
      page: { url: 'https://shop.example/' },
      resume: {},
    });
    assert.equal(platform.values.get('token'), 'token-1');
  });

  it('of a newcomer is opened by one page at a time, so that two tabs are one visitor', async () => {
    const platform = new FakePlatform();
    const first = chatOn(platform);
    const second = chatOn(platform);
    first.chat.connection.start();
    second.chat.connection.start();
    await settle();
    assert.equal(platform.sockets.length, 1);
    platform.socket.onopen();
    answer(platform.socket, session);
    await settle();
    assert.equal(platform.sockets.length, 2);
    platform.socket.onopen();
    assert.equal(platform.socket.sent[0].data.token, 'token-1');
  });

  it('resumes where it was, and drops what it knows', async () => {
    const { platform, chat, seen } = await talking();
    platform.socket.tell(fromAgent('c1', 4, 'four'));
    const socket = await reconnect(platform, {
      conversation: { id: 'c1', state: 'assigned', seq: 6, agent: { id: 'a1', name: 'Ann' } },
    });
    assert.deepEqual(socket.sent[0].data.resume, { c1: 4 });
    for (const seq of [4, 5, 5, 6]) {
      socket.tell(fromAgent('c1', seq, ['four', 'five', 'six'][seq - 4]));
    }
    assert.deepEqual(seen.messages, ['four', 'five', 'six']);
    assert.deepEqual(
      chat.current().events.map(({ seq }) => seq),
      [1, 2, 3, 4, 5, 6],
    );
  });

  it('resumes over a gap instead of showing what comes after it', async () => {
    const { platform, seen } = await talking();
    platform.socket.tell(fromAgent('c1', 6, 'six'));
    await settle();
    assert.deepEqual(seen.messages, []);
    assert.equal(platform.sockets.length, 2);
    platform.socket.onopen();
    assert.deepEqual(platform.socket.sent[0].data.resume, { c1: 3 });
  });

  it('follows a conversation that another tab began', async () => {
    const { chat, socket, seen } = await opened();
    socket.tell(event('conversation.started', 'c9', 1));
    socket.tell(fromVisitor('c9', 2, 'from the other tab', 'elsewhere'));
    socket.tell(fromAgent('c9', 3, 'hello'));
    assert.equal(chat.openId(), 'c9');
    assert.deepEqual(seen.messages, ['hello']);
  });

  it('starts anew with another visitor, and sends that one’s messages to a conversation of their own', async () => {
    const { platform, chat } = await talking();
    platform.socket.end(1006);
    chat.say({ text: 'not lost' });
    await platform.pass(2000);
    platform.socket.onopen();
    answer(platform.socket, { ...session, visitor: 'v2', token: 'token-2' });
    await settle();
    const [, start] = platform.socket.sent;
    assert.equal(start.type, 'conversation.start');
    assert.equal(chat.state.conversations.length, 0);
    assert.equal(platform.values.get('token'), 'token-2');
  });

  it('tells an identity once: afterwards the token is enough', async () => {
    const { platform, chat } = await opened();
    chat.identify('signed');
    await settle();
    platform.socket.onopen();
    answer(platform.socket, { ...session, visitor: 'v7', token: 'token-7' });
    await settle();
    const socket = await reconnect(platform, { visitor: 'v7', token: 'token-7' });
    assert.equal(socket.sent[0].data.identity, undefined);
    assert.equal(socket.sent[0].data.token, 'token-7');
  });

  it('drops an identity that is refused and goes on without', async () => {
    const { platform, chat, seen } = await opened();
    chat.identify('forged');
    await settle();
    platform.socket.onopen();
    assert.equal(platform.socket.sent[0].data.identity, 'forged');
    answer(platform.socket, { code: 'unauthorized' }, 'error');
    await platform.pass(2000);
    platform.socket.onopen();
    assert.equal(platform.socket.sent[0].data.identity, undefined);
    answer(platform.socket, session);
    await settle();
    assert.deepEqual(seen.errors, ['unauthorized']);
    assert.equal(chat.connection.state(), 'open');
  });
});

describe('a message', () => {
  it('of a newcomer starts a conversation first', async () => {
    const { chat, socket } = await opened();
    chat.say({ text: 'hello' });
    assert.deepEqual(
      socket.sent.slice(1).map(({ type }) => type),
      ['conversation.start'],
    );
    answer(socket, { conversation: 'c1', state: 'queued' });
    const post = socket.sent[2];
    assert.deepEqual([post.type, post.conversation, post.data.text], ['message.post', 'c1', 'hello']);
  });

  it('written before there is a line is sent when there is one, in order', async () => {
    const platform = new FakePlatform();
    const { chat } = chatOn(platform);
    chat.say({ text: 'one' });
    chat.say({ text: 'two' });
    chat.connection.start();
    await settle();
    const { socket } = platform;
    socket.onopen();
    answer(socket, session);
    answer(socket, { conversation: 'c1', state: 'queued' });
    answer(socket, { seq: 3, at: 1 });
    answer(socket, { seq: 4, at: 2 });
    assert.deepEqual(
      socket.sent.slice(2).map(({ data }) => data.text),
      ['one', 'two'],
    );
    assert.equal(chat.outbox.isWaiting(), false);
  });

  it('without an answer is sent again under the same id, after a reconnect and after a reload', async () => {
    const { platform, chat } = await talking();
    chat.say({ text: 'again' });
    const { id } = platform.socket.sent[platform.socket.sent.length - 1];
    const socket = await reconnect(platform, { conversation: { id: 'c1', state: 'assigned', seq: 3 } });
    assert.equal(socket.sent[1].id, id);
    const reloaded = await opened(new FakePlatform(Object.fromEntries(platform.values)), {
      conversation: { id: 'c1', state: 'assigned', seq: 3 },
    });
    assert.ok(reloaded.socket.sent.some((command) => command.id === id && command.conversation === 'c1'));
  });

  it('whose event comes but whose answer is lost is not sent again', async () => {
    const { platform, chat } = await talking();
    chat.say({ text: 'once' });
    const { id } = platform.socket.sent[platform.socket.sent.length - 1];
    platform.socket.tell(fromVisitor('c1', 4, 'once', id));
    const socket = await reconnect(platform, { conversation: { id: 'c1', state: 'assigned', seq: 4 } });
    assert.deepEqual(
      socket.sent.map(({ type }) => type),
      ['session.open'],
    );
    assert.equal([...platform.values.keys()].filter((key) => key.startsWith('out.')).length, 0);
  });

  it('to a conversation that was closed meanwhile opens a new one, under a new id', async () => {
    const { chat, socket, seen } = await talking();
    chat.say({ text: 'too late' });
    const { id } = socket.sent[socket.sent.length - 1];
    answer(socket, { code: 'conflict' }, 'error');
    assert.equal(socket.sent[socket.sent.length - 1].type, 'conversation.start');
    answer(socket, { conversation: 'c2', state: 'queued' });
    const post = socket.sent[socket.sent.length - 1];
    assert.deepEqual([post.conversation, post.data.text], ['c2', 'too late']);
    assert.notEqual(post.id, id);
    assert.deepEqual(seen.errors, []);
  });

  it('that is refused is shown as failed, lets the next pass, and can be sent again', async () => {
    const { chat, socket, seen } = await talking();
    chat.say({ text: 'bad' });
    chat.say({ text: 'good' });
    answer(socket, { code: 'bad_request' }, 'error');
    assert.equal(socket.sent[socket.sent.length - 1].data.text, 'good');
    answer(socket, { seq: 4, at: 1 });
    const [failed] = chat.outbox.entries();
    assert.equal(failed.failed, 'bad_request');
    assert.deepEqual(seen.errors, ['bad_request']);
    chat.outbox.retry(failed);
    assert.equal(socket.sent[socket.sent.length - 1].data.text, 'bad');
  });

  it('that comes too fast waits as long as the relay says', async () => {
    const { platform, chat, socket } = await talking();
    chat.say({ text: 'fast' });
    const before = socket.sent.length;
    answer(socket, { code: 'rate_limited', retryAfterMs: 800 }, 'error');
    await platform.pass(799);
    assert.equal(socket.sent.length, before);
    await platform.pass(1);
    assert.equal(socket.sent.length, before + 1);
    assert.equal(socket.sent[before].id, socket.sent[before - 1].id);
  });

  it('of one tab is adopted by the next page and sent in the order it was written', async () => {
    const platform = new FakePlatform({ token: 'token-1', visitor: 'v1' });
    const first = chatOn(platform);
    first.chat.say({ text: 'first tab' });
    platform.time += 1;
    const second = chatOn(platform);
    second.chat.say({ text: 'second tab' });
    const { chat } = chatOn(platform);
    assert.deepEqual(
      chat.outbox.entries().map(({ command }) => command.data.text),
      ['first tab', 'second tab'],
    );
  });

  it('is not started twice when a conversation is opened for it on the way', async () => {
    const { platform, chat, socket } = await opened();
    chat.outbox.start({ topic: 'returns' });
    chat.say({ text: 'hello' });
    chat.outbox.start({ topic: 'again' });
    assert.deepEqual(
      socket.sent.slice(1).map(({ type, data }) => [type, data.topic]),
      [['conversation.start', 'returns']],
    );
    const waiting = chat.outbox.conversation();
    answer(socket, { conversation: 'c1', state: 'queued' });
    assert.equal(await waiting, 'c1');
    assert.deepEqual([...platform.values.keys()].filter((key) => key.startsWith('out.')).length, 1);
  });
});

describe('a wait', () => {
  const place = (conversation, data) => ({ type: 'conversation.waiting', conversation, at: 1, data });

  /** A chat whose conversation c1 waits, with one message of the visitor's. */
  async function waiting() {
    const all = await opened();
    all.chat.say({ text: 'hello' });
    answer(all.socket, { conversation: 'c1', state: 'queued' });
    all.socket.tell(event('conversation.started', 'c1', 1));
    all.socket.tell(event('conversation.queued', 'c1', 2));
    answer(all.socket, { seq: 3, at: 1 });
    return all;
  }

  it('has the place that the relay told last, until somebody is there', async () => {
    const { chat, socket } = await waiting();
    socket.tell(place('c1', { position: 3, estimateMs: 240000 }));
    socket.tell(place('unheard of', { position: 9 }));
    assert.deepEqual(chat.current().place, { position: 3, estimateMs: 240000 });
    socket.tell(place('c1', { position: 2 }));
    assert.deepEqual(chat.current().place, { position: 2 });
    socket.tell(event('conversation.assigned', 'c1', 3, { agent: { id: 'a1', name: 'Ann' } }));
    assert.deepEqual(chat.current().place, {});
    assert.equal(chat.current().agent.name, 'Ann');
  });

  it('forgets its place over a lost line: the relay tells it anew', async () => {
    const { platform, chat, socket } = await waiting();
    socket.tell(place('c1', { position: 3 }));
    await reconnect(platform, { conversation: { id: 'c1', state: 'queued', seq: 2 } });
    assert.deepEqual(chat.current().place, {});
  });

  it('ends by leaving a message, after what was written before', async () => {
    const { chat, socket } = await waiting();
    chat.say({ text: 'and one more thing' });
    chat.defer({ email: 'emma@example.com' });
    answer(socket, { seq: 4, at: 2 });
    const { type, conversation, data } = socket.sent[socket.sent.length - 1];
    assert.deepEqual([type, conversation, data], ['conversation.defer', 'c1', { email: 'emma@example.com' }]);
    assert.equal(chat.current().isDeferred, false, 'only the relay makes it one');
    answer(socket);
    socket.tell(event('conversation.deferred', 'c1', 3));
    assert.equal(chat.current().isDeferred, true);
    socket.tell(event('conversation.assigned', 'c1', 4, { agent: { id: 'a1', name: 'Ann' } }));
    assert.equal(chat.current().isDeferred, false);
  });

  it('may be left before anything was begun: start, message, defer', async () => {
    const { chat, socket } = await opened();
    chat.outbox.start({ form: { name: 'Emma' } });
    chat.say({ text: 'hello' });
    chat.defer({ name: 'Emma' });
    answer(socket, { conversation: 'c1', state: 'queued' });
    answer(socket, { seq: 3, at: 1 });
    answer(socket);
    assert.deepEqual(
      socket.sent.slice(1).map(({ type, conversation }) => [type, conversation]),
      [
        ['conversation.start', undefined],
        ['message.post', 'c1'],
        ['conversation.defer', 'c1'],
      ],
    );
  });

  it('that an agent ends just before it is left is no error, but another refusal is', async () => {
    const { chat, socket, seen } = await waiting();
    chat.defer({});
    answer(socket, { code: 'conflict' }, 'error');
    assert.deepEqual(seen.errors, []);
    assert.equal(chat.outbox.isWaiting(), false);
    chat.defer({});
    answer(socket, { code: 'bad_request' }, 'error');
    assert.deepEqual(seen.errors, ['bad_request']);
  });

  it('is not left in the name of another visitor', async () => {
    const { platform, chat } = await waiting();
    platform.socket.end(1006);
    chat.defer({});
    await platform.pass(2000);
    platform.socket.onopen();
    answer(platform.socket, { ...session, visitor: 'v2', token: 'token-2' });
    await settle();
    assert.deepEqual(
      platform.socket.sent.map(({ type }) => type),
      ['session.open'],
    );
  });

  it('is over where the session says that a message was left', async () => {
    const { chat } = await opened(new FakePlatform({ token: 'token-1', visitor: 'v1' }), {
      conversation: { id: 'c1', state: 'queued', seq: 3, deferred: true },
    });
    assert.equal(chat.current().isDeferred, true);
  });

  it('begins again when the agent passes the conversation on', async () => {
    const { chat, socket } = await talking();
    socket.tell(event('conversation.transferred', 'c1', 4));
    assert.equal(chat.current().agent, null);
  });

  it('knows outside opening hours when they begin, until somebody can answer', async () => {
    const { chat, socket } = await opened(undefined, { hours: { open: false, opensAt: 1_795_400_000_000 } });
    assert.equal(chat.state.closedUntil, 1_795_400_000_000);
    socket.tell({ type: 'agent.presence', at: 1, data: { available: false } });
    assert.equal(chat.state.closedUntil, 1_795_400_000_000);
    socket.tell({ type: 'agent.presence', at: 1, data: { available: true } });
    assert.equal(chat.state.closedUntil, undefined);
    socket.tell(event('conversation.started', 'c1', 1));
    socket.tell(place('c1', { reason: 'outside_hours' }));
    assert.equal(chat.state.closedUntil, 0, 'closed, and nobody knows until when');
    socket.tell(place('c1', { position: 1 }));
    assert.equal(chat.state.closedUntil, undefined);
  });
});

describe('who is there', () => {
  it('stays the agent when a supervisor comes in', async () => {
    const { chat, socket } = await talking();
    socket.tell(event('conversation.joined', 'c1', 4, { agent: { id: 's1', name: 'Sue' } }));
    assert.equal(chat.current().agent.name, 'Ann');
    assert.equal(chat.current().isClosed, false);
  });
});

describe('the greeting of an experiment', () => {
  it('is the same on the next page from the start, and goes with the experiment', async () => {
    const { platform, chat } = await opened(undefined, { features: { ...session.features, greeting: 'Good day.' } });
    assert.equal(chat.state.greeting, 'Good day.');
    const next = chatOn(new FakePlatform(Object.fromEntries(platform.values)));
    assert.equal(next.chat.state.greeting, 'Good day.');
    await reconnect(platform);
    assert.equal(chat.state.greeting, '');
    assert.equal(chatOn(platform).chat.state.greeting, '');
  });
});

describe('what is unread', () => {
  it('counts the others’ messages until they are seen, and tells the relay once', async () => {
    const { chat, socket } = await talking();
    socket.tell(fromAgent('c1', 4, 'one'));
    socket.tell(fromVisitor('c1', 5, 'mine', 'x'));
    socket.tell(fromAgent('c1', 6, 'two'));
    assert.equal(chat.unread(), 2);
    const before = socket.sent.length;
    chat.markRead();
    chat.markRead();
    assert.equal(chat.unread(), 0);
    assert.deepEqual(
      socket.sent.slice(before).map(({ type, data }) => [type, data.upTo]),
      [['message.read', 6]],
    );
  });

  it('is what the relay says when another tab or device has read', async () => {
    const { chat, socket } = await talking();
    socket.tell(fromAgent('c1', 4, 'one'));
    socket.tell(event('message.read', 'c1', 5, { by: { role: 'visitor' }, upTo: 4 }));
    assert.equal(chat.unread(), 0);
    socket.tell(event('message.read', 'c1', 6, { by: { role: 'agent' }, upTo: 2 }));
    assert.equal(chat.current().agentReadUpTo, 2);
  });
});

describe('what passes', () => {
  it('typing ends by itself, and with the message', async () => {
    const { platform, chat, socket } = await talking();
    const typing = {
      type: 'typing.changed',
      conversation: 'c1',
      at: 1,
      data: { from: { role: 'agent', name: 'Ann' }, on: true },
    };
    socket.tell(typing);
    assert.equal(chat.state.typing.name, 'Ann');
    await platform.pass(6000);
    assert.equal(chat.state.typing, null);
    socket.tell(typing);
    socket.tell(fromAgent('c1', 4, 'said'));
    assert.equal(chat.state.typing, null);
  });

  it('the visitor’s typing is told seldom, and its end once', async () => {
    const { platform, chat, socket } = await talking();
    const before = socket.sent.length;
    for (let key = 0; key < 10; key += 1) {
      chat.setTyping(true);
      await platform.pass(300);
    }
    chat.setTyping(false);
    chat.setTyping(false);
    assert.deepEqual(
      socket.sent.slice(before).map(({ data }) => data.on),
      [true, true, false],
    );
  });

  it('frames that are none are no harm', async () => {
    const { chat, socket, seen } = await talking();
    for (const frame of [
      '',
      'null',
      '[]',
      '7',
      '{"type":7}',
      '{"type":"message.posted","seq":"x","conversation":"c1"}',
      '{"type":"unheard.of","seq":4,"conversation":"c1"}',
      '{"type":"typing.changed"}',
    ]) {
      socket.tell(frame);
    }
    socket.tell(fromAgent('c1', 5, 'still here'));
    assert.deepEqual(seen.messages, ['still here']);
    assert.equal(chat.current().lastSeq, 5);
  });

  it('journey steps are gathered, bounded, and kept over a lost line', async () => {
    const platform = new FakePlatform();
    const { chat } = chatOn(platform);
    for (let step = 0; step < 60; step += 1) {
      chat.journey.add('page', { url: `/${step}` });
    }
    chat.connection.start();
    await settle();
    platform.socket.onopen();
    answer(platform.socket, session);
    await platform.pass(1000);
    const told = platform.socket.sent[1];
    assert.equal(told.type, 'journey.track');
    assert.equal(told.data.events.length, 50);
    assert.equal(told.data.events[49].url, '/59');
    const socket = await reconnect(platform);
    await platform.pass(1000);
    assert.equal(socket.sent[1].data.events.length, 50);
  });
});

describe('history', () => {
  it('is fetched from the end, further back on demand, until its beginning', async () => {
    const { chat, socket } = await opened(new FakePlatform({ token: 'token-1', visitor: 'v1' }), {
      conversation: { id: 'c1', state: 'assigned', seq: 100 },
    });
    const page = (from, to) => ({
      events: Array.from({ length: to - from + 1 }, (_, at) => fromAgent('c1', from + at, `${from + at}`)),
    });
    assert.deepEqual(socket.sent[1].data, { conversation: 'c1', before: 101, limit: 60 });
    answer(socket, page(41, 100));
    await settle();
    assert.equal(chat.unread(), 60);
    chat.loadEarlier();
    chat.loadEarlier();
    assert.equal(socket.sent.length, 3);
    assert.equal(socket.sent[2].data.before, 41);
    answer(socket, page(1, 40));
    await settle();
    assert.equal(chat.current().events.length, 100);
    chat.loadEarlier();
    assert.equal(socket.sent.length, 3);
  });

  it('of a conversation that is gone is forgotten', async () => {
    const { chat, socket } = await opened(
      new FakePlatform({ token: 'token-1', visitor: 'v1', talks: '["gone"]', live: '1' }),
    );
    assert.equal(socket.sent[1].type, 'history.fetch');
    answer(socket, { code: 'not_found' }, 'error');
    await settle();
    assert.equal(chat.current(), undefined);
    assert.equal(chat.openId(), '');
  });
});
