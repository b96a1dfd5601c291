// The main job on the real parts: a visitor in Chromium on the demo shop, two agents at their real windows, the real
// relay between them, which is killed on the way; both sides restart in the middle.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { chromium as playwright } from 'playwright-core';

import { build, chromium, Stage, until } from './stage.mjs';

const shots = process.env.QIAO_SHOTS;
const secret = 'SECRET 第二次退款';
const visitorTexts = ['你好,退款什么时候到账?', 'I paid on Monday, order 10086'];

// A small picture, made by the browser so that it is a real one.
async function picture(page, folder) {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 200;
    const context = canvas.getContext('2d');
    context.fillStyle = '#2f6f62';
    context.fillRect(0, 0, 320, 200);
    context.fillStyle = '#f2c14e';
    context.fillRect(40, 40, 120, 80);
    return canvas.toDataURL('image/png');
  });
  const file = path.join(folder, '收据.png');
  writeFileSync(file, Buffer.from(url.split(',')[1], 'base64'));
  return file;
}

let stage;
let browser;
let failed = true;

before(async () => {
  stage = await Stage.open();
  browser = await playwright.launch({ executablePath: chromium(), args: ['--no-sandbox', '--disable-gpu'] });
});

after(async () => {
  if (failed) {
    await stage.shot(path.join(build, 'desktop-failure.png')).catch(() => {});
    console.log(stage.log().slice(-4000));
  }
  await browser?.close();
  await stage?.close();
});

const messages = (desk) => desk.items('^Messages$');
const countOf = (items, text) => items.filter((item) => item.includes(text)).length;

// Every text of `texts` once, in that order.
async function hasEachOnce(desk, texts) {
  await until(`the desk shows ${texts.at(-1)}`, async () => countOf(await messages(desk), texts.at(-1)) > 0);
  const items = await messages(desk);
  const places = texts.map((text) => {
    assert.equal(countOf(items, text), 1, `«${text}» is not shown once:\n${items.join('\n')}`);
    return items.findIndex((item) => item.includes(text));
  });
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
}

async function say(desk, text) {
  await desk.fill('^Reply to the visitor$', text);
  await desk.key('Return');
}

test('a question is answered, noted, handed on and closed, through kills and reloads', { timeout: 240_000 }, async () => {
  await stage.startRelay();
  const desks = { ann: await stage.startDesk('ann'), ben: await stage.startDesk('ben') };
  await desks.ann.see('frame', 'Ann — Qiao');
  await desks.ben.see('frame', 'Ben — Qiao');

  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const heard = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  await page.goto(`${stage.address}/demo/`);
  await page.locator('.launcher').click();
  const field = page.locator('.composer textarea');
  const bubbles = page.locator('.bubble');
  const sees = (text) => bubbles.filter({ hasText: text }).first().waitFor();
  for (const text of visitorTexts) {
    await field.fill(text);
    await field.press('Enter');
    await sees(text);
  }
  await page.locator('input[type=file]').setInputFiles(await picture(page, stage.folder));
  await page.getByRole('img', { name: /收据\.png/ }).waitFor();

  // Both are free: one of them is asked first.
  const [first, second] = await until('somebody is offered the conversation', async () => {
    for (const [one, other] of [['ann', 'ben'], ['ben', 'ann']]) {
      if (await desks[one].see('push button', '^Accept the conversation', 0).catch(() => null)) return [one, other];
    }
    return null;
  });
  await desks[first].click('push button', '^Accept the conversation');
  await desks[first].see('text', '^Reply to the visitor$');
  await hasEachOnce(desks[first], [...visitorTexts, '收据.png']);
  if (shots) await stage.shot(path.join(shots, 'accepted.png'));

  await say(desks[first], '我来帮您查一下,请稍等。');
  await sees('我来帮您查一下,请稍等。');
  await desks[first].click('radio button', '^Note$');
  await desks[first].fill('^Note', secret);
  await desks[first].key('Return');
  await until('the note is shown', async () => countOf(await messages(desks[first]), secret) === 1);

  // The relay dies; the visitor and the agent write on; it comes back.
  await stage.killRelay();
  await desks[first].see('frame', '^The relay cannot be reached');
  await field.fill('还在吗? still there?');
  await field.press('Enter');
  await desks[first].click('radio button', '^Reply$');
  await say(desks[first], 'Yes, one moment please.');
  if (shots) await stage.shot(path.join(shots, 'offline.png'));
  await stage.startRelay();
  await sees('Yes, one moment please.');
  await until('what was written offline has left', async () =>
    countOf(await messages(desks[first]), '还在吗? still there?') === 1);

  // Both sides start anew in the middle.
  await desks[first].kill();
  await page.reload();
  desks[first] = await stage.startDesk(first);
  await desks[first].see('list item', '还在吗|Yes, one moment|收据|退款');
  await sees('Yes, one moment please.'); // the panel was open before
  await desks[first].click('list item', '还在吗|Yes, one moment|收据|退款');
  const soFar = [...visitorTexts, '收据.png', '我来帮您查一下,请稍等。', secret];
  await hasEachOnce(desks[first], soFar);
  await hasEachOnce(desks[first], ['还在吗? still there?']);
  await hasEachOnce(desks[first], ['Yes, one moment please.']);

  // To the colleague, who has everything from the first word on.
  await desks[first].click('push button', '^Transfer$');
  await desks[first].see('dialog', 'Transfer');
  await desks[first].type(second === 'ben' ? 'Ben' : 'Ann');
  await desks[first].key('Return');
  await desks[second].click('push button', '^Accept the conversation');
  await desks[second].see('text', '^Reply to the visitor$');
  await hasEachOnce(desks[second], soFar);
  await say(desks[second], '退款已经处理,三到五天到账。');
  await sees('退款已经处理,三到五天到账。');
  if (shots) {
    await stage.shot(path.join(shots, 'transferred.png'));
    await page.screenshot({ path: path.join(shots, 'widget.png') });
  }
  await desks[second].click('push button', '^Close$');
  await page.getByRole('button', { name: /很好|非常满意|满意|Very good/ }).first().waitFor();

  // What the visitor has: every message once, the note never.
  const texts = await bubbles.allInnerTexts();
  for (const text of [...visitorTexts, '我来帮您查一下,请稍等。', '还在吗? still there?', 'Yes, one moment please.',
    '退款已经处理,三到五天到账。']) {
    assert.equal(texts.filter((bubble) => bubble.includes(text)).length, 1, `«${text}» is not shown once`);
  }
  assert.equal(await page.getByRole('img', { name: /收据\.png/ }).count(), 1);
  assert.ok(!(await page.content()).includes('SECRET'));
  assert.ok(heard.length > 0);
  assert.ok(!heard.some((frame) => frame.includes('SECRET')), 'the note went over the visitor’s wire');
  failed = false;
});
