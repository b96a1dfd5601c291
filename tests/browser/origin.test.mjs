// A site on an origin of its own, as every real one is.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { Agent } from './support/agent.mjs';
import { launch, watchFaults, Widget } from './support/browser.mjs';
import { Relay } from './support/relay.mjs';

let relay;
let browser;
let agent;
let context;
let site;
let origin;

before(async () => {
  site = http.createServer((request, response) => {
    const key = new URL(request.url, 'http://site').searchParams.get('key');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; script-src ${relay.url}; connect-src ${relay.url} ${relay.url.replace('http', 'ws')}`,
    );
    response.end(
      `<!doctype html><html lang="en"><title>Far</title><h1>Far</h1><script async src="${relay.url}/widget.js" data-site="${key}"></script></html>`,
    );
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${site.address().port}`;
  relay = await Relay.start({ far: origin });
  browser = await launch();
  agent = await Agent.signIn(relay);
});

after(async () => {
  await browser?.close();
  agent?.socket.terminate();
  await relay?.stop();
  site?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ locale: 'en-GB' });
});

afterEach(async () => {
  await context.close();
  await agent.finish();
});

async function visit(key) {
  const page = await context.newPage();
  const faults = watchFaults(page);
  await page.goto(`${origin}/?key=${key}`);
  const widget = new Widget(page);
  widget.faults = faults;
  await widget.launcher.waitFor();
  return widget;
}

describe('on another origin', () => {
  for (const kind of ['websocket', 'poll']) {
    it(`talks, and sends and draws files, over ${kind}`, async () => {
      if (kind === 'poll') {
        await context.addInitScript(() => {
          window.WebSocket = class {
            constructor() {
              setTimeout(() => this.onclose({ code: 1006 }));
            }
            close() {}
          };
        });
      }
      const widget = await visit('far');
      await widget.open();
      await widget.say(`far away over ${kind}`);
      const conversation = await agent.take(`far away over ${kind}`);
      await agent.say(conversation, 'near enough');
      await widget.sees('near enough');
      assert.equal(await widget.transport(), kind);
      await widget.page
        .locator('input[type=file]')
        .setInputFiles({ name: `${kind}.txt`, mimeType: 'text/plain', buffer: Buffer.from('from far') });
      const { data } = await agent.event('the file', (frame) => frame.data.file?.name === `${kind}.txt`);
      await widget.foot().getByText('Sent').waitFor();
      await widget.page.reload();
      const saved = widget.page.waitForEvent('download');
      await widget.page.getByRole('button', { name: data.file.name }).click();
      await saved;
      assert.deepEqual(widget.faults, []);
    });
  }

  // A browser does not tell a page why it was refused: all the widget can say is that it has no connection.
  for (const key of ['demo', 'no-such-site']) {
    it(`gets nowhere with the key ${key}, and keeps what was written`, async () => {
      const widget = await visit(key);
      await widget.open();
      await widget.say(`nobody hears ${key}`);
      await widget.line.filter({ hasText: 'Connecting…' }).waitFor();
      await widget.foot().getByText('Sending').waitFor();
      assert.equal(await widget.panel.getAttribute('data-transport'), '');
      assert.ok(!JSON.stringify(agent.frames).includes('nobody hears'));
    });
  }
});
