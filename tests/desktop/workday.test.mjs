// What a working day has besides conversations, on the real parts: closing as resolved, the wrap-up after it, going away
// for a reason that the board knows, and being called back by the supervisor.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { chromium as playwright } from 'playwright-core';

import { build, chromium, order, Stage, until } from './stage.mjs';

let stage;
let browser;
let failed = true;

before(async () => {
  stage = await Stage.open({ width: 3960 });
  browser = await playwright.launch({ executablePath: chromium(), args: ['--no-sandbox', '--disable-gpu'] });
});

after(async () => {
  if (failed) {
    await stage.shot(path.join(build, 'workday-failure.png')).catch(() => {});
    console.log(stage.log().slice(-4000));
  }
  await browser?.close();
  await stage?.close();
});

test('a close is wrapped up, an agent goes away for a reason and is called back', { timeout: 120_000 }, async () => {
  await stage.startRelay();
  await stage.setUp('queues', () => ({ wrapUpMs: 600_000 }));
  const sue = await stage.startDesk('sue');
  await order(sue, 'Be busy');
  const ann = await stage.startDesk('ann');

  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await page.goto(`${stage.address}/demo/`);
  await page.locator('.launcher').click();
  await page.locator('.composer textarea').fill('Is it in stock?');
  await page.locator('.composer textarea').press('Enter');
  await ann.click('push button', '^Accept the conversation');
  await ann.fill('^Reply to the visitor$', 'Yes, it is.');
  await ann.key('Return');
  await page.locator('.bubble').filter({ hasText: 'Yes, it is.' }).first().waitFor();

  // The wrap-up takes her time until she says that it is over.
  await ann.key('ctrl+shift+e');
  await ann.see('push button', '^Done$');
  assert.match((await ann.items('^Conversations$')).join('\n'), /to be wrapped up/);
  await ann.key('Return'); // a key too many does not reopen it
  await order(sue, "Show the board's agents");
  await sue.see('table cell', '^Load: 1 of 5');
  await ann.key('ctrl+shift+Return');
  await ann.gone('push button', '^Done$');
  const lines = await ann.items('^Messages$');
  assert.match(lines.at(-2), /Closed by Ann as resolved/);
  assert.match(lines.at(-1), /The wrap-up is over/);
  await sue.see('table cell', '^Handled: 1$');

  await order(ann, 'Be away for a reason');
  await ann.see('dialog', 'Why are you away');
  await ann.type('Dentist');
  await ann.key('Return');
  await sue.see('table cell', '^State: Away .* Dentist$');
  await sue.click('table cell', '^Agent: Ann$');
  await sue.key('ctrl+shift+p');
  await sue.key('Down', 'Return'); // in the menu that opens
  await ann.see('push button', '^Ann, Online$');
  await until('the board knows it', async () => sue.see('table cell', '^State: Online', 0).catch(() => null));
  failed = false;
});
