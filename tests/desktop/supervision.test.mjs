// Supervision on the real parts: a VIP overtakes who came before, an offer that is not answered goes to the second agent, a
// supervisor listens and whispers without the visitor's knowing, and then takes the conversation over. Three real
// windows, two real browsers' pages, the real relay.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { chromium as playwright } from 'playwright-core';

import { build, chromium, order, Stage, until } from './stage.mjs';

const shots = process.env.QIAO_SHOTS;
const secret = 'SECRET 先道歉 say sorry first';

let stage;
let browser;
let failed = true;

before(async () => {
  stage = await Stage.open({ width: 3960 });
  browser = await playwright.launch({ executablePath: chromium(), args: ['--no-sandbox', '--disable-gpu'] });
});

after(async () => {
  if (failed) {
    await stage.shot(path.join(build, 'supervision-failure.png')).catch(() => {});
    console.log(stage.log().slice(-4000));
  }
  await browser?.close();
  await stage?.close();
});

// As a site's server signs who its customer is.
function signed(claims, key) {
  const part = (data) => Buffer.from(JSON.stringify(data)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
}

// A visitor in a browser of their own, who wrote something; everything the relay told it is in `heard`.
async function comeAndWrite(text, identity) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const heard = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  await page.goto(`${stage.address}/demo/`);
  if (identity) await page.evaluate((jwt) => window.qiao('identify', jwt), identity);
  await page.locator('.launcher').click();
  const field = page.locator('.composer textarea');
  await field.fill(text);
  await field.press('Enter');
  await page.locator('.bubble').filter({ hasText: text }).first().waitFor();
  return { page, heard, sees: (words) => page.locator('.bubble').filter({ hasText: words }).first().waitFor() };
}

async function say(desk, field, text) {
  await desk.fill(field, text);
  await desk.key('Return');
}

const messages = (desk) => desk.items('^Messages$');
const shows = (desk, text) =>
  until(`the desk shows «${text}»`, async () => (await messages(desk)).some((item) => item.includes(text)));

test('a VIP overtakes, an offer moves on, a whisper stays inside, a supervisor takes over', { timeout: 170_000 }, async () => {
  await stage.startRelay({ offerTimeoutMs: 8000 });
  await stage.setUp('users', ({ signInName }) => (['ann', 'ben'].includes(signInName) ? { capacity: 1 } : null));
  const sue = await stage.startDesk('sue');
  await order(sue, 'Be busy');
  const ann = await stage.startDesk('ann');
  await comeAndWrite('Just a quick question');
  await ann.click('push button', '^Accept the conversation');
  await ann.see('text', '^Reply to the visitor$');

  // Ann is full, so both wait. The one who came later is worth more to the shop.
  const first = await comeAndWrite('I was here first');
  const vip = await comeAndWrite('I am the VIP', signed(
    { sub: 'customer-7', name: 'Vera Vip', vip: 5, exp: Math.floor(Date.now() / 1000) + 600 }, stage.identitySecret()));
  await order(sue, 'Show waiting conversations');
  await until('both wait, the VIP in front', async () => {
    const rows = await sue.items('^Conversations$');
    const places = ['I am the VIP', 'I was here first'].map((text) => rows.findIndex((row) => row.includes(text)));
    return places.every((place) => place >= 0) && places[0] < places[1] && /Vera Vip, VIP 5/.test(rows[places[0]])
      && rows.every((row) => !/waiting/.test(row) || /all at capacity/.test(row));
  });

  // The board has the same figures.
  await order(sue, "Show the board's queues");
  await until('the board shows two who wait', async () =>
    (await sue.items('^Queues$')).some((card) => /^Everybody, 2 waiting, longest .*, 0 free/.test(card)));
  if (shots) await stage.shot(path.join(shots, 'board.png'));

  // As soon as Ann is free, she is asked for the VIP.
  await ann.click('push button', '^Close$');
  await ann.click('push button', '^Accept the conversation with Vera Vip$');
  await ann.see('text', '^Reply to the visitor$');
  await say(ann, '^Reply to the visitor$', 'Good morning, Vera.');
  await vip.sees('Good morning, Vera.');

  // Ben comes and is asked for the other one; he does not answer, and Ann, free again, is the second.
  const ben = await stage.startDesk('ben');
  await ben.see('push button', '^Accept the conversation');
  await ann.click('push button', '^Close$');
  await ben.gone('push button', '^Accept the conversation', 40);
  await ann.click('push button', '^Accept the conversation', 40);
  await ann.see('text', '^Reply to the visitor$');
  await say(ann, '^Reply to the visitor$', 'Thank you for waiting.');
  await first.sees('Thank you for waiting.');

  // Sue finds it on the wall, listens, and whispers.
  await order(sue, 'Show the live conversations');
  await sue.click('list item', 'I was here first|Thank you for waiting');
  await sue.key('ctrl+shift+l');
  await sue.see('label', '^You are listening: neither the visitor nor Ann sees you');
  await say(sue, '^Whisper to Ann', secret);
  await shows(ann, secret);
  assert.ok((await messages(ann)).some((item) => item.startsWith('Whisper by Sue')), 'it is not told as a whisper');
  await order(sue, "Show the board's queues");
  await until('the board counts who was answered', async () =>
    (await sue.items('^Queues$')).some((card) => /^Everybody, 0 waiting, .*15 min: 3 came, 2 answered/.test(card)));
  await order(sue, 'Show the live conversations');
  await sue.click('list item', 'I was here first|Thank you for waiting');
  await sue.key('Return');
  if (shots) await stage.shot(path.join(shots, 'whisper.png'));
  await say(ann, '^Reply to the visitor$', 'I am sorry for the wait.');
  await first.sees('I am sorry for the wait.');

  // And takes it over; Ann sees who has it, the visitor who answers.
  await sue.key('ctrl+shift+o');
  await sue.see('push button', '^Take over$');
  await sue.key('Return');
  await sue.see('text', '^Reply to the visitor$');
  await shows(ann, 'Sue took the conversation over');
  await ann.see(undefined, '^Sue has this conversation');
  await say(sue, '^Reply to the visitor$', 'This is Sue, I take care of it.');
  await first.sees('This is Sue, I take care of it.');
  if (shots) {
    await stage.shot(path.join(shots, 'takeover.png'));
    await first.page.screenshot({ path: path.join(shots, 'takeover-widget.png') });
  }

  // Not a trace of the whisper on the visitor's side.
  assert.ok(first.heard.length > 0);
  assert.ok(!first.heard.some((frame) => frame.includes('SECRET')), 'the whisper went over the visitor’s wire');
  assert.ok(!(await first.page.content()).includes('SECRET'));
  failed = false;
});
