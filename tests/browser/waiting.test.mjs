// Somebody waits: sees the place in the line, may leave a message instead, and is told when the site is closed.
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { Agent } from './support/agent.mjs';
import { launch, refuseSockets, Widget } from './support/browser.mjs';
import { Relay, until } from './support/relay.mjs';

// A queue that asks for a skill nobody has: its conversations wait until they are taken by hand.
const open = { skills: [{ skill: 'patience', level: 1 }] };
const never = { zone: 'UTC', week: [[], [], [], [], [], [], []] };

let relay;
let browser;
let agent;
let supervisor;
let contexts;

before(async () => {
  relay = await Relay.start();
  browser = await launch();
  agent = await Agent.signIn(relay);
  supervisor = await Agent.signIn(relay, 'sue', 'away');
  await supervisor.setQueue(open);
});

after(async () => {
  await browser?.close();
  agent?.socket.terminate();
  supervisor?.socket.terminate();
  await relay?.stop();
});

beforeEach(() => {
  contexts = [];
});

afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await supervisor.setQueue(open);
  await agent.finish();
});

/** A visitor of their own browser, with the panel open. */
async function come(options = {}, prepare = () => {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  contexts.push(context);
  await prepare(context);
  const widget = await Widget.visit(context, relay.url);
  await widget.open();
  return widget;
}

/** Opening hours that begin `hours` from now, for a minute. */
function opensIn(hours) {
  const opens = new Date(Date.now() + hours * 3_600_000);
  const minute = opens.getUTCHours() * 60 + opens.getUTCMinutes();
  const clock = (at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  const week = [[], [], [], [], [], [], []];
  week[(opens.getUTCDay() + 6) % 7] = [{ from: clock(minute), to: clock((minute + 1) % 1440) }];
  return { zone: 'UTC', week };
}

const card = (widget) => widget.page.locator('.aside');
const deferred = (conversation) => (frame) =>
  frame.type === 'conversation.deferred' && frame.conversation === conversation;

describe('somebody who waits', () => {
  for (const transport of ['websocket', 'poll']) {
    it(`sees the place in the line, and that it moves, over ${transport}`, async () => {
      const first = await come();
      await first.say(`first in line over ${transport}`);
      await card(first).getByText('You are next in line').waitFor();
      const second = await come({}, (context) => transport === 'poll' && refuseSockets(context));
      await second.say(`second in line over ${transport}`);
      assert.equal(await second.transport(), transport);
      await card(second).getByText('You are number 2 in line').waitFor();
      await agent.take(`first in line over ${transport}`);
      await card(second).getByText('You are next in line').waitFor();
      await card(first).waitFor({ state: 'detached' });
      await agent.take(`second in line over ${transport}`);
      await second.page.getByText('Ann is here with you').waitFor();
      await card(second).waitFor({ state: 'detached' });
      assert.deepEqual([...first.faults, ...second.faults], []);
    });
  }

  it('sees the place again after a reload', async () => {
    const widget = await come();
    await widget.say('I shall reload');
    await card(widget).getByText('You are next in line').waitFor();
    await widget.page.reload();
    await card(widget).getByText('You are next in line').waitFor();
    await agent.take('I shall reload');
  });

  it('lets a customer of rank go first', async () => {
    const first = await come();
    await first.say('here before you');
    await card(first).getByText('You are next in line').waitFor();
    const second = await come();
    await second.page.getByRole('button', { name: 'Sign in as 李雷 (VIP 3)' }).click();
    await second.page.getByRole('button', { name: 'Signed in as 李雷 (VIP 3)' }).waitFor();
    await second.say('but I am 李雷');
    await card(second).getByText('You are next in line').waitFor();
    await card(first).getByText('You are number 2 in line').waitFor();
    await agent.take('but I am 李雷');
    await agent.take('here before you');
  });

  it('hears the place once, not at every draw', async () => {
    const widget = await come();
    const { page } = widget;
    await page.evaluate(() => {
      window.said = [];
      const announcer = document.querySelector('qiao-chat').shadowRoot.querySelector('[aria-live=polite]');
      new MutationObserver(() => window.said.push(announcer.textContent)).observe(announcer, { childList: true });
    });
    await widget.say('who reads this to me?');
    await until('the announcement', () => page.evaluate(() => window.said.length > 0));
    await widget.say('and more');
    await widget.sees('and more');
    const conversation = await agent.take('who reads this to me?');
    await agent.say(conversation, 'Ann does');
    await widget.sees('Ann does');
    assert.deepEqual(
      (await page.evaluate(() => window.said)).map((said) => said.replace(/,.*/, '.')),
      ['You are next in line.', 'Ann: Ann does'],
    );
  });

  for (const transport of ['websocket', 'poll']) {
    it(`may leave a message instead, and is answered in the same place, over ${transport}`, async () => {
      const widget = await come({}, (context) => transport === 'poll' && refuseSockets(context));
      const { page } = widget;
      const question = `no time to wait over ${transport}`;
      await widget.say(question);
      await widget.field.fill('written, but not sent yet');
      await page.getByText('Leave a message instead').click();
      await page.getByLabel('Name').fill('Emma Brooks');
      await page.getByLabel('E-mail').fill('emma@example.com');
      await page.getByRole('button', { name: 'Leave the message' }).click();
      await card(widget).getByText('We have your message. We will answer here or at emma@example.com.').waitFor();
      await page.getByText('The answer will appear here.').waitFor();
      assert.equal(await widget.field.inputValue(), '');
      const { conversation } = await agent.heard(question);
      const { data } = await agent.event('the message left', deferred(conversation));
      assert.deepEqual([data.name, data.email], ['Emma Brooks', 'emma@example.com']);
      assert.deepEqual(agent.texts(conversation), [question, 'written, but not sent yet']);
      await page.reload();
      await card(widget).getByText('We have your message.').waitFor();
      await agent.take(question);
      await agent.say(conversation, 'here you are');
      await widget.sees('here you are');
      await card(widget).waitFor({ state: 'detached' });
      assert.deepEqual(widget.faults, []);
    });
  }

  it('keeps what is filled in while the line moves', async () => {
    const first = await come();
    await first.say('before you');
    await card(first).getByText('You are next in line').waitFor();
    const second = await come();
    await second.say('behind you');
    await card(second).getByText('You are number 2 in line').waitFor();
    await second.page.getByText('Leave a message instead').click();
    await second.page.getByLabel('Name').fill('Emma');
    await agent.take('before you');
    await card(second).getByText('You are next in line').waitFor();
    assert.equal(await second.page.getByLabel('Name').inputValue(), 'Emma');
    await agent.take('behind you');
    await card(second).waitFor({ state: 'detached' });
    const focused = await second.page.evaluate(
      () => document.querySelector('qiao-chat').shadowRoot.activeElement?.tagName,
    );
    assert.equal(focused, 'TEXTAREA');
  });

  it('must say where the answer may go if the site wants it', async () => {
    const widget = await come();
    await widget.call('update', { email: 'required' });
    await widget.say('the site asks');
    await widget.page.getByText('Leave a message instead').click();
    const email = widget.page.getByLabel('E-mail', { exact: true });
    await widget.page.getByRole('button', { name: 'Leave the message' }).click();
    assert.equal(await email.evaluate((field) => field.validity.valueMissing), true);
    await email.fill('emma@example.com');
    await widget.page.getByRole('button', { name: 'Leave the message' }).click();
    const { conversation } = await agent.heard('the site asks');
    await agent.event('the message left', deferred(conversation));
    await agent.take('the site asks');
  });

  it('leaves a message where the line is full, and may add an e-mail', async () => {
    await supervisor.setQueue({ ...open, maximumLength: 1, overflow: 'leave_message' });
    const first = await come();
    await first.say('the last place');
    await card(first).getByText('You are next in line').waitFor();
    const second = await come({ locale: 'zh-CN' });
    await second.say('没有位置了');
    await card(second).getByText('已收到您的留言。').waitFor();
    await second.page.getByText('补充邮箱').click();
    await second.page.getByLabel('邮箱', { exact: true }).fill('lei@example.com');
    await second.page.getByRole('button', { name: '提交留言' }).click();
    await card(second).getByText('已收到您的留言，我们会在这里或通过 lei@example.com 回复您。').waitFor();
    const { conversation } = await agent.heard('没有位置了');
    const hasEmail = (frame) => deferred(conversation)(frame) && frame.data.email === 'lei@example.com';
    await agent.event('the e-mail', hasEmail);
    await agent.take('the last place');
    await agent.take('没有位置了');
  });
});

describe('outside opening hours', () => {
  it('says so before anything is written, in the visitor’s own time', async () => {
    await supervisor.setQueue({ ...open, hours: opensIn(50) });
    const opens = new Date(Math.floor((Date.now() + 50 * 3_600_000) / 60_000) * 60_000);
    for (const [locale, timezoneId, say] of [
      ['en-GB', 'America/New_York', (day, time) => `We are closed right now. We open again ${day} at ${time}.`],
      ['zh-CN', 'Asia/Shanghai', (day, time) => `现在是休息时间。${day} ${time} 恢复服务。`],
    ]) {
      const widget = await come({ locale, timezoneId });
      const format = (options) => opens.toLocaleString(locale, { timeZone: timezoneId, ...options });
      await widget.page
        .getByText(
          say(
            format({ weekday: 'long' }),
            format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
          ),
        )
        .waitFor();
    }
    const [widget] = contexts[0].pages().map((page) => new Widget(page));
    await widget.page.getByRole('textbox', { name: 'Message', exact: true }).fill('for Monday');
    await widget.page.getByRole('button', { name: 'Leave the message' }).click();
    await widget.sees('for Monday');
    await card(widget).getByText('We have your message.').waitFor();
    await widget.page.getByText('We are closed right now. We open again').waitFor();
    const { conversation } = await agent.heard('for Monday');
    await agent.event('the message left', deferred(conversation));
    await supervisor.setQueue(open);
    await agent.take('for Monday');
    await agent.say(conversation, 'good morning');
    await widget.sees('good morning');
  });

  it('says no more than that it is closed where nobody knows until when', async () => {
    await supervisor.setQueue({ ...open, hours: never });
    const widget = await come();
    await widget.page.getByText('We are closed right now.').waitFor();
    await widget.page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  });
});

describe('after the conversation', () => {
  /** A conversation that was answered and closed. */
  async function closed(text) {
    const widget = await come();
    await widget.say(text);
    const conversation = await agent.take(text);
    await agent.say(conversation, 'done');
    await widget.sees('done');
    await agent.ask('conversation.close', {}, conversation);
    await widget.page.getByText('The conversation has ended').first().waitFor();
    return widget;
  }

  it('asks for stars once: who skips is not asked again', async () => {
    const widget = await closed('ask me once');
    const { page } = widget;
    await page.getByText('How was this conversation?').waitFor();
    await page.getByRole('button', { name: 'Skip' }).click();
    await page.locator('.rating').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Your last conversation' }).click();
    await widget.sees('ask me once');
    assert.equal(await page.locator('.rating').count(), 0);
  });

  it('shows no stars where the queue does not ask', async () => {
    await supervisor.setQueue({ ...open, asksFeedback: false });
    const widget = await closed('do not ask me');
    assert.equal(await widget.page.locator('.rating').count(), 0);
    await widget.page.reload();
    await widget.page.getByRole('button', { name: 'Your last conversation' }).click();
    await widget.sees('do not ask me');
    assert.equal(await widget.page.locator('.rating').count(), 0);
  });
});

describe('a supervisor', () => {
  it('who comes in is announced by name, and the agent stays', async () => {
    const widget = await come();
    await widget.say('who is there?');
    const conversation = await agent.take('who is there?');
    await widget.page.getByText('Ann is here with you').waitFor();
    await supervisor.ask('conversation.join', {}, conversation);
    await widget.page.getByText('Sue joined').waitFor();
    await supervisor.say(conversation, 'I am Sue');
    await widget.sees('I am Sue');
    await widget.page.getByText('Ann is here with you').waitFor();
  });
});
