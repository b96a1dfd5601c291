// A visitor in Chromium and an agent on the wire talk over the real relay.
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { Agent } from './support/agent.mjs';
import { launch, Widget } from './support/browser.mjs';
import { Relay, until } from './support/relay.mjs';

let relay;
let browser;
let agent;
let context;

before(async () => {
  relay = await Relay.start();
  browser = await launch();
  agent = await Agent.signIn(relay);
});

after(async () => {
  await browser?.close();
  agent?.socket.terminate();
  await relay?.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ locale: 'en-GB' });
});

afterEach(async () => {
  await context.close();
  await agent.finish();
});

describe('a conversation', () => {
  it('goes both ways in Chinese and English, and tells how far a message got', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('你好，退款什么时候到账？');
    const conversation = await agent.take('你好，退款什么时候到账？');
    await widget.page.getByText('Ann is here with you').waitFor();
    await widget.foot().getByText('Sent').waitFor();
    const { seq } = await agent.heard('你好，退款什么时候到账？');
    await agent.ask('message.read', { upTo: seq }, conversation);
    await widget.foot().getByText('Read').waitFor();
    agent.tell('typing.set', { on: true }, conversation);
    await widget.page.locator('.typing').waitFor();
    await agent.say(conversation, 'In three to five days. 三到五天。');
    await widget.sees('In three to five days. 三到五天。');
    await widget.page.locator('.typing').waitFor({ state: 'detached' });
    await agent.event('the read mark', ({ type, data }) => type === 'message.read' && data.by.role === 'visitor');
    assert.deepEqual(await widget.texts(), ['你好，退款什么时候到账？', 'In three to five days. 三到五天。']);
    assert.deepEqual(widget.faults, []);
  });

  it('shows the agent that the visitor writes, and never the draft', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('first');
    const conversation = await agent.take('first');
    await widget.page.getByText('Ann is here with you').waitFor();
    await widget.field.pressSequentially('secret draft');
    const typing = await agent.event(
      'typing',
      (frame) => frame.type === 'typing.changed' && frame.conversation === conversation,
    );
    assert.equal(typing.data.on, true);
    assert.ok(!JSON.stringify(agent.frames).includes('secret draft'));
  });

  it('keeps notes from the visitor', async () => {
    const widget = await Widget.visit(context, relay.url);
    const received = [];
    widget.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => received.push(payload)));
    await widget.open();
    await widget.say('is there a note?');
    const conversation = await agent.take('is there a note?');
    await agent.ask('note.post', { text: 'hidden-from-visitors' }, conversation);
    await agent.say(conversation, 'no');
    await widget.sees('no');
    await widget.page.reload();
    await widget.sees('no');
    assert.ok(!received.join().includes('hidden-from-visitors'));
    assert.ok(!(await widget.page.content()).includes('hidden-from-visitors'));
  });

  it('goes on after a reload and on other pages', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('before the reload');
    const conversation = await agent.take('before the reload');
    await agent.say(conversation, 'an answer');
    await widget.sees('an answer');
    await widget.page.reload();
    await widget.panel.waitFor();
    await widget.sees('an answer');
    await widget.page
      .locator('main a[href^="product"]')
      .first()
      .evaluate((link) => link.click());
    await widget.page.waitForURL(/product/);
    await widget.sees('before the reload');
    await widget.say('from the product page');
    await agent.heard('from the product page');
    await until('one conversation with three messages', () => agent.texts(conversation).length === 3);
    assert.deepEqual(await widget.texts(), ['before the reload', 'an answer', 'from the product page']);
  });

  it('is one conversation in two tabs', async () => {
    const first = await Widget.visit(context, relay.url);
    const second = await Widget.visit(context, relay.url);
    await first.open();
    await first.say('from the first tab');
    const conversation = await agent.take('from the first tab');
    await second.open();
    await second.sees('from the first tab');
    await second.say('from the second tab');
    await first.sees('from the second tab');
    await agent.heard('from the second tab');
    await agent.say(conversation, 'to both');
    await Promise.all([first.sees('to both'), second.sees('to both')]);
    const expected = ['from the first tab', 'from the second tab', 'to both'];
    assert.deepEqual(await first.texts(), expected);
    assert.deepEqual(await second.texts(), expected);
    assert.deepEqual(agent.texts(conversation), expected);
  });

  it('counts what is unread in every tab and in the title, until it is seen in one', async () => {
    const first = await Widget.visit(context, relay.url);
    const second = await Widget.visit(context, relay.url);
    await first.open();
    await first.say('count me');
    const conversation = await agent.take('count me');
    await first.page.getByText('Ann is here with you').waitFor();
    await first.launcher.click();
    await agent.say(conversation, 'one');
    await agent.say(conversation, 'two');
    for (const { page, launcher } of [first, second]) {
      await until('the badge', async () => (await launcher.locator('.badge').textContent()) === '2');
      assert.match(await launcher.getAttribute('aria-label'), /2 unread messages/);
      await page.waitForFunction(() => document.title.startsWith('(2)'));
    }
    await first.page.bringToFront();
    await first.launcher.click();
    await first.sees('two');
    await second.launcher.locator('.badge').waitFor({ state: 'hidden' });
    await first.page.waitForFunction(() => !document.title.startsWith('('));
  });

  it('sounds once, however many tabs there are', async () => {
    await context.addInitScript(() => {
      window.sounds = 0;
      window.AudioContext = class {
        state = 'suspended';
        constructor() {
          window.sounds += 1;
        }
        close() {}
      };
    });
    const tabs = [];
    for (let count = 0; count < 3; count += 1) {
      tabs.push(await Widget.visit(context, relay.url));
    }
    await tabs[0].open();
    await tabs[0].say('who rings?');
    const conversation = await agent.take('who rings?');
    await tabs[0].page.getByText('Ann is here with you').waitFor();
    await tabs[0].launcher.click();
    await agent.say(conversation, 'me');
    for (const { launcher } of tabs) {
      await launcher.locator('.badge').waitFor();
    }
    const sounds = await Promise.all(tabs.map(({ page }) => page.evaluate(() => window.sounds)));
    assert.equal(
      sounds.reduce((sum, count) => sum + count),
      1,
      sounds.join(),
    );
  });

  it('ends from either side, is rated with one tap, and the next message begins another', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('please close me');
    const conversation = await agent.take('please close me');
    await agent.say(conversation, 'gladly');
    await agent.ask('conversation.close', {}, conversation);
    await widget.page.getByRole('button', { name: 'Very good' }).click();
    await widget.page.getByText('Thank you for telling us.').waitFor();
    const feedback = await agent.event(
      'the rating',
      (frame) => frame.type === 'feedback.submitted' && frame.conversation === conversation,
    );
    assert.equal(feedback.data.score, 5);
    await widget.say('one more thing');
    const { conversation: next } = await agent.heard('one more thing');
    assert.notEqual(next, conversation);
    await widget.page.getByText('New conversation').waitFor();
    await widget.page.getByRole('button', { name: 'More' }).click();
    await widget.page.getByRole('button', { name: 'End conversation' }).click();
    await agent.event('the end', (frame) => frame.type === 'conversation.closed' && frame.conversation === next);
    await widget.page.reload();
    await widget.page.getByText('Hello. How can we help?').waitFor();
    await widget.page.getByRole('button', { name: 'Your last conversation' }).click();
    await widget.sees('one more thing');
    await widget.say('and a third');
    assert.notEqual((await agent.heard('and a third')).conversation, next);
    await widget.page.getByText('New conversation').waitFor();
  });

  it('is passed on to a colleague and goes on', async () => {
    const ben = await Agent.signIn(relay, 'ben', 'busy');
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('pass me on');
    const conversation = await agent.take('pass me on');
    await agent.ask('conversation.transfer', { to: { agent: ben.session.agent.id } }, conversation);
    await ben.event(
      'the offer',
      (frame) => frame.type === 'conversation.offered' && frame.conversation === conversation,
    );
    await ben.ask('conversation.accept', {}, conversation);
    await widget.page.getByText('Ben is here with you').waitFor();
    await ben.say(conversation, 'now with Ben');
    await widget.sees('now with Ben');
    await ben.leave();
  });

  it('lets the visitor scroll back through a long one', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('line 0');
    const conversation = await agent.take('line 0');
    for (let line = 1; line <= 150; line += 1) {
      await agent.say(conversation, `line ${line}`);
    }
    await widget.page.reload();
    await widget.sees('line 150');
    assert.ok(!(await widget.texts()).includes('line 1'), 'the beginning is not loaded yet');
    await until('the beginning', async () => {
      await widget.page.locator('.scroller').evaluate((scroller) => (scroller.scrollTop = 0));
      return (await widget.texts())[0] === 'line 0';
    });
    assert.deepEqual(
      await widget.texts(),
      Array.from({ length: 151 }, (_, line) => `line ${line}`),
    );
    await agent.say(conversation, 'line 151');
    await widget.page.getByRole('button', { name: 'New messages' }).click();
    await until('the end in view', () =>
      widget.page
        .locator('.scroller')
        .evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollHeight - scrollTop - clientHeight < 4),
    );
  });
});
