// Everybody can use it: axe finds nothing, the keyboard reaches all, new messages are announced.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { Agent } from './support/agent.mjs';
import { launch, Widget } from './support/browser.mjs';
import { Relay, until } from './support/relay.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

afterEach(async () => {
  await context?.close();
  await agent.finish();
});

/** Every rule of axe over the whole page; animations are let run out first, since half-faded text has no contrast. */
async function inspect(page, state) {
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('qiao-chat');
    return Promise.allSettled(
      shadowRoot
        .getAnimations()
        .filter(({ effect }) => effect.getTiming().iterations === 1)
        .map(({ finished }) => finished),
    );
  });
  const { violations } = await page.evaluate(async (source) => {
    if (!window.axe) {
      // A content policy forbids what the tests bring along, not what the page has; this is how a debugger does it.
      (0, eval)(source);
    }
    return window.axe.run(document, { resultTypes: ['violations'] });
  }, axe);
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
  );
  assert.deepEqual(found, [], state);
}

async function visit(options) {
  context = await browser.newContext({ bypassCSP: true, ...options });
  return Widget.visit(context, relay.url);
}

describe('axe finds nothing', () => {
  for (const [locale, colorScheme, viewport] of [
    ['en-GB', 'light', { width: 1280, height: 800 }],
    ['en-GB', 'dark', { width: 1280, height: 800 }],
    ['zh-CN', 'light', { width: 390, height: 780 }],
    ['zh-CN', 'dark', { width: 1280, height: 800 }],
  ]) {
    it(`in ${locale}, ${colorScheme}, ${viewport.width} px wide`, async () => {
      const widget = await visit({ locale, colorScheme, viewport });
      const { page } = widget;
      await inspect(page, 'closed');
      await widget.open();
      await widget.transport();
      await inspect(page, 'first screen');
      const question = `我要退货, please, ${locale} ${colorScheme}`;
      await widget.say(question);
      const conversation = await agent.take(question);
      await agent.say(conversation, 'See https://example.com/returns for how. 请看链接。');
      await widget.sees('See https://example.com');
      agent.tell('typing.set', { on: true }, conversation);
      await page.locator('.typing').waitFor();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('text') });
      await page.locator('button.file').waitFor();
      await inspect(page, 'in conversation');
      await page.locator('.header .tool[aria-expanded]').click();
      await inspect(page, 'menu');
      await page.locator('.menu button').nth(1).click();
      await inspect(page, 'what the agent sees');
      await page.locator('.header .tool').first().click();
      await agent.ask('conversation.close', {}, conversation);
      await page.locator('.rating').waitFor();
      await inspect(page, 'rating');
      await page.locator('.rate').last().click();
      await page.locator('.rating').waitFor({ state: 'detached' });
      await agent.ask('presence.set', { state: 'offline' });
      await context.close();
      const alone = await visit({ locale, colorScheme, viewport });
      await alone.open();
      await alone.page.locator('#qiao-message').waitFor();
      await inspect(alone.page, 'offline form');
      await agent.ask('presence.set', { state: 'online' });
    });
  }

  for (const [locale, colorScheme, width, instead, leave] of [
    ['en-GB', 'light', 1280, 'Leave a message instead', 'Leave the message'],
    ['en-GB', 'dark', 320, 'Leave a message instead', 'Leave the message'],
    ['zh-CN', 'light', 320, '改为留言', '提交留言'],
    ['zh-CN', 'dark', 1280, '改为留言', '提交留言'],
  ]) {
    it(`while somebody waits and leaves a message, in ${locale}, ${colorScheme}, ${width} px wide`, async () => {
      const supervisor = await Agent.signIn(relay, 'sue', 'away');
      await supervisor.setQueue({ skills: [{ skill: 'patience', level: 1 }] });
      const widget = await visit({ locale, colorScheme, viewport: { width, height: 640 } });
      const { page } = widget;
      await widget.open();
      const question = `waiting in ${locale} ${colorScheme}`;
      await widget.say(question);
      await page.locator('.aside b').filter({ hasText: /\S/ }).waitFor();
      await inspect(page, 'waiting');
      await page.getByText(instead).click();
      await inspect(page, 'about to leave a message');
      await page.locator('#qiao-email').fill('emma.with.a.long.name@mail.department.example.com');
      await page.getByRole('button', { name: leave }).click();
      await page.locator('.aside b').filter({ hasText: '@' }).waitFor();
      await inspect(page, 'message left');
      const overflow = await page
        .locator('.scroller')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      assert.equal(overflow, 0, 'nothing is wider than the panel');
      await agent.take(question);
      await agent.finish();
      const week = [[], [], [], [], [], [], []];
      week[(new Date().getUTCDay() + 2) % 7] = [{ from: '09:00', to: '17:00' }];
      await supervisor.setQueue({ hours: { zone: 'UTC', week } });
      await context.close();
      const late = await visit({ locale, colorScheme, viewport: { width, height: 640 } });
      await late.open();
      await late.page.locator('#qiao-message').waitFor();
      await inspect(late.page, 'closed');
      await supervisor.setQueue({});
      supervisor.socket.terminate();
    });
  }

  it('with a failed message and a site’s pale colour', async () => {
    const widget = await visit({ locale: 'en-GB' });
    await widget.call('update', { color: '#ffd54a' });
    await widget.open();
    await widget.page.evaluate(() => {
      const field = document.querySelector('qiao-chat').shadowRoot.querySelector('.composer textarea');
      field.removeAttribute('maxlength');
    });
    await widget.say('x'.repeat(4001));
    await widget.page.getByRole('button', { name: 'Send again' }).waitFor();
    await inspect(widget.page, 'failed');
    await widget.page.getByRole('button', { name: 'Delete' }).click();
  });
});

describe('the keyboard', () => {
  beforeEach(() => {
    context = null;
  });

  const focused = (page) =>
    page.evaluate(() => {
      const { activeElement } = document.querySelector('qiao-chat').shadowRoot;
      return (
        activeElement && (activeElement.getAttribute('aria-label') || activeElement.textContent || activeElement.id)
      );
    });

  it('does everything: open, ask, answer, rate, close', async () => {
    const widget = await visit({ locale: 'en-GB' });
    const { page } = widget;
    await widget.launcher.focus();
    await page.keyboard.press('Enter');
    await widget.panel.waitFor();
    await until('the field', async () => (await focused(page)) === 'Write a message…');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    assert.match(await focused(page), /refund/);
    await page.keyboard.press('Enter');
    const conversation = await agent.take('When will I get my refund?');
    await until('the field again', async () => (await focused(page)) === 'Write a message…');
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await agent.heard('one\ntwo');
    await agent.say(conversation, 'three');
    await agent.ask('conversation.close', {}, conversation);
    await page.locator('.rating').waitFor();
    const seen = new Set();
    for (let step = 0; step < 20 && (await focused(page)) !== 'Good'; step += 1) {
      await page.keyboard.press('Tab');
      seen.add(await focused(page));
    }
    assert.equal(await focused(page), 'Good', [...seen].join());
    await page.keyboard.press('Space');
    await page.getByText('Thank you for telling us.').waitFor();
    await page.keyboard.press('Escape');
    await widget.panel.waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'Open chat');
  });

  it('leaves a message instead of waiting, and comes back to the field', async () => {
    const supervisor = await Agent.signIn(relay, 'sue', 'away');
    await supervisor.setQueue({ skills: [{ skill: 'patience', level: 1 }] });
    const widget = await visit({ locale: 'en-GB' });
    const { page } = widget;
    await widget.open();
    await widget.say('by keyboard alone');
    await page.getByText('Leave a message instead').waitFor();
    for (let step = 0; step < 20 && (await focused(page)) !== 'Leave a message instead'; step += 1) {
      await page.keyboard.press('Tab');
    }
    assert.equal(await focused(page), 'Leave a message instead');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Emma');
    await page.keyboard.press('Tab');
    await page.keyboard.type('emma@example.com');
    await page.keyboard.press('Enter');
    await page.locator('.aside').getByText('at emma@example.com.').waitFor();
    await until('the field', async () => (await focused(page)) === 'Write a message…');
    await agent.take('by keyboard alone');
    await supervisor.setQueue({});
    supervisor.socket.terminate();
  });

  it('stays inside the panel while it is open, and the menu closes before it', async () => {
    const widget = await visit({ locale: 'en-GB' });
    const { page } = widget;
    await widget.open();
    await until('the field', async () => (await focused(page)) === 'Write a message…');
    const stops = [];
    for (let step = 0; step < 9; step += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
    }
    assert.deepEqual(stops, [
      'Send',
      'More',
      'Close chat',
      'Where is my order?',
      'How do I return something?',
      'When will I get my refund?',
      'Attach a file',
      'Write a message…',
      'Send',
    ]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.menu').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.menu').waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'More');
    await page.keyboard.press('Escape');
    await widget.panel.waitFor({ state: 'hidden' });
  });

  it('keeps the page’s own shortcuts out of what is typed', async () => {
    const widget = await visit({ locale: 'en-GB' });
    await widget.page.evaluate(() => {
      window.pressed = [];
      document.addEventListener('keydown', ({ key }) => window.pressed.push(key));
    });
    await widget.open();
    await widget.field.pressSequentially('/?j');
    assert.deepEqual(await widget.page.evaluate(() => window.pressed), []);
  });
});

describe('somebody who does not see it', () => {
  it('is told of new messages once, and not of old ones', async () => {
    const widget = await visit({ locale: 'en-GB' });
    await widget.open();
    await widget.say('hello');
    const conversation = await agent.take('hello');
    await agent.say(conversation, 'good morning');
    const announced = () => widget.page.locator('[aria-live=polite]').textContent();
    await until('the announcement', async () => (await announced()) === 'Ann: good morning');
    await widget.page.reload();
    await widget.sees('good morning');
    assert.equal(await announced(), '');
    assert.equal(await widget.page.locator('.scroller').getAttribute('aria-live'), 'off');
    await agent.say(conversation, 'still there?');
    await until('the next one', async () => (await announced()) === 'Ann: still there?');
  });

  it('finds the dialog, its title and the log by name', async () => {
    const widget = await visit({ locale: 'en-GB' });
    await widget.open();
    await widget.page.getByRole('dialog', { name: 'Hello. How can we help?' }).waitFor();
    await widget.say('by name');
    await widget.page.getByRole('dialog', { name: 'Demo shop' }).waitFor();
    await widget.page.getByRole('log', { name: 'Messages' }).waitFor();
    assert.equal(await widget.page.getByRole('region', { name: 'Chat' }).count(), 1);
  });
});

describe('somebody who wants less', () => {
  it('sees no motion where the system asks for none', async () => {
    const widget = await visit({ locale: 'en-GB', reducedMotion: 'reduce' });
    await widget.open();
    await widget.say('hold still');
    await widget.sees('hold still');
    const moving = await widget.page.evaluate(
      () => document.querySelector('qiao-chat').shadowRoot.getAnimations().length,
    );
    assert.equal(moving, 0);
  });

  it('keeps its borders in forced colours', async () => {
    const widget = await visit({ locale: 'en-GB', forcedColors: 'active' });
    await widget.open();
    assert.equal(await widget.panel.evaluate((panel) => getComputedStyle(panel).borderTopStyle), 'solid');
    assert.equal(await widget.launcher.evaluate((button) => getComputedStyle(button).borderTopStyle), 'solid');
  });
});
