// The widget as a guest on the site's page: what it loads, obeys, remembers and answers to.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { Agent } from './support/agent.mjs';
import { launch, Widget } from './support/browser.mjs';
import { Relay, until } from './support/relay.mjs';

let relay;
let browser;
let agent;
let context;

before(async () => {
  relay = await Relay.start({ shop: '' });
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

/** A page of the shop's origin whose body is `scripts`, under `policy`. */
async function serve(page, policy, body) {
  await page.route('**/demo/site.html', (route) =>
    route.fulfill({
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
      body: `<!doctype html><html lang="en"><head><title>Site</title></head><body><main><h1>Site</h1></main>${body}</body></html>`,
    }),
  );
}

describe('on the page', () => {
  it('opens no connection before it is needed', async () => {
    const page = await context.newPage();
    const sockets = [];
    const requests = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(`${relay.url}/demo/`);
    const widget = new Widget(page);
    await widget.launcher.waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(sockets, []);
    assert.ok(!requests.some((path) => path.startsWith('/v1/') || path === '/widget/app.js'), requests.join());
    await widget.open();
    await widget.transport();
    assert.equal(sockets.length, 1);
  });

  it('needs no more than the relay’s origin in the strictest content policy', async () => {
    const page = await context.newPage();
    const violations = [];
    await page.exposeFunction('violated', (what) => violations.push(what));
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', (event) =>
        window.violated(`${event.violatedDirective} ${event.blockedURI}`),
      ),
    );
    const origin = relay.url;
    await serve(
      page,
      `default-src 'none'; script-src ${origin}; connect-src ${origin} ${origin.replace('http', 'ws')}`,
      '<script async src="/widget.js" data-site="demo"></script>',
    );
    await page.goto(`${origin}/demo/site.html`);
    const widget = new Widget(page);
    await widget.open();
    await widget.say('under a policy');
    const conversation = await agent.take('under a policy');
    await agent.say(conversation, 'all is well');
    await widget.sees('all is well');
    const { width, position } = await widget.panel.evaluate((panel) => {
      const style = getComputedStyle(panel);
      return { width: style.width, position: style.position };
    });
    assert.deepEqual({ width, position }, { width: '376px', position: 'fixed' });
    assert.deepEqual(violations, []);
  });

  it('takes calls made before it has loaded', async () => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.heard = [];
      window.qiao = function () {
        (window.qiao.q = window.qiao.q || []).push(arguments);
      };
      for (const name of ['ready', 'opened', 'closed', 'message', 'unread', 'error']) {
        window.qiao('on', name, (data) => window.heard.push([name, data]));
      }
      window.qiao('boot', {
        site: 'demo',
        locale: 'zh-CN',
        theme: 'dark',
        color: '#7a2e8e',
        position: 'left',
        questions: ['在吗?'],
      });
      window.qiao('startConversation', { topic: 'early', message: 'said before it loaded' });
      window.qiao('show');
    });
    await serve(page, "default-src 'self'; connect-src 'self' ws:", '<script async src="/widget.js"></script>');
    await page.goto(`${relay.url}/demo/site.html`);
    const widget = new Widget(page);
    await widget.sees('said before it loaded');
    const conversation = await agent.take('said before it loaded');
    const started = await agent.event(
      'the start',
      (frame) => frame.type === 'conversation.started' && frame.conversation === conversation,
    );
    assert.equal(started.data.topic, 'early');
    await agent.say(conversation, 'fine');
    await widget.sees('fine');
    const { theme, side, accent } = await page.locator('qiao-chat').evaluate((host) => ({
      ...host.dataset,
      accent: host.style.getPropertyValue('--accent'),
    }));
    assert.deepEqual({ theme, side, accent }, { theme: 'dark', side: 'left', accent: '#7a2e8e' });
    await page.evaluate(() => window.qiao('hide'));
    const heard = await page.evaluate(() => window.heard);
    assert.deepEqual(
      heard.map(([name]) => name).filter((name) => /^(ready|opened|closed|message)$/.test(name)),
      ['ready', 'opened', 'message', 'closed'],
    );
    const [, message] = heard.find(([name]) => name === 'message');
    assert.equal(message.text, 'fine');
    assert.equal(message.from.name, 'Ann');
  });

  it('answers to every call of the SDK', async () => {
    const widget = await Widget.visit(context, relay.url);
    const { page } = widget;
    await page.evaluate(() => {
      window.heard = [];
      for (const name of ['opened', 'closed', 'unread', 'error']) {
        window.qiao('on', name, (data) => window.heard.push([name, data]));
      }
    });
    await widget.call('toggle');
    await widget.panel.waitFor();
    await widget.call('hide');
    await widget.panel.waitFor({ state: 'hidden' });
    await widget.call('show');
    await widget.call('setLocale', 'zh-CN');
    await page.getByText('您好，有什么可以帮您？').waitFor();
    await widget.call('update', { greeting: '欢迎光临', questions: ['几点关门?', '在哪里?'] });
    await page.getByText('欢迎光临').waitFor();
    await page.getByRole('button', { name: '几点关门?' }).waitFor();
    await widget.call('setTheme', 'dark');
    assert.equal(await page.locator('qiao-chat').getAttribute('data-theme'), 'dark');
    await widget.call('sendProduct', {
      id: 'kettle',
      name: 'Iron kettle',
      price: '$89',
      url: 'https://shop.example/kettle',
    });
    const text = 'Iron kettle\n$89\nhttps://shop.example/kettle';
    const conversation = await agent.take(text);
    const started = await agent.event(
      'the start',
      (frame) => frame.type === 'conversation.started' && frame.conversation === conversation,
    );
    assert.deepEqual(started.data.product, {
      id: 'kettle',
      name: 'Iron kettle',
      price: '$89',
      url: 'https://shop.example/kettle',
    });
    await widget.page.getByRole('link', { name: 'https://shop.example/kettle' }).waitFor();
    await widget.call('track', 'cart.add', { sku: 7 });
    await widget.call('sendProduct', {});
    await widget.call('noSuchCall');
    await widget.call('boot', { site: 'demo' });
    await page.evaluate(() => window.qiao('on', 'opened', () => window.faulty()));
    await widget.call('hide');
    await widget.call('show');
    const heard = await page.evaluate(() => window.heard);
    assert.deepEqual(
      heard.map(([name]) => name).filter((name) => name === 'opened' || name === 'closed'),
      ['opened', 'closed', 'opened', 'closed', 'opened'],
    );
    assert.deepEqual(
      heard.filter(([name]) => name === 'error').map(([, data]) => data.code),
      ['bad_request', 'bad_request', 'bad_request'],
    );
    await widget.call('shutdown', { forget: true });
    assert.equal(await page.locator('qiao-chat').count(), 0);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('qiao.'))), []);
    await widget.call('boot', { site: 'demo' });
    await widget.open();
    await page.getByText('Hello. How can we help?').waitFor();
  });

  it('knows a person by the identity the site signed, on every device, and refuses a forged one', async () => {
    const sign = (claims, key) => {
      const part = (data) => Buffer.from(JSON.stringify(data)).toString('base64url');
      const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
      return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
    };
    const claims = { sub: 'customer-42', name: 'Li Lei', exp: Math.floor(Date.now() / 1000) + 600 };
    const come = async () => {
      const page = await context.newPage();
      await serve(
        page,
        "default-src 'self'; connect-src 'self' ws:",
        '<script async src="/widget.js" data-site="shop"></script>',
      );
      await page.goto(`${relay.url}/demo/site.html`);
      const widget = new Widget(page);
      await widget.launcher.waitFor();
      await page.evaluate(() => {
        window.errors = [];
        window.qiao('on', 'error', ({ code }) => window.errors.push(code));
      });
      return widget;
    };
    const widget = await come();
    await widget.call('identify', sign(claims, 'not the secret'));
    await until('the refusal', () => widget.page.evaluate(() => window.errors.includes('unauthorized')));
    await widget.call('identify', sign(claims, relay.secrets.shop));
    await widget.open();
    await widget.say('it is me');
    const conversation = await agent.take('it is me');
    await until('the name', () => agent.frames.some((frame) => JSON.stringify(frame).includes('Li Lei')));
    await context.close();
    context = await browser.newContext({ locale: 'en-GB' });
    const device = await come();
    await device.call('identify', sign(claims, relay.secrets.shop));
    await device.open();
    await device.sees('it is me');
    await device.say('from another device');
    assert.equal((await agent.heard('from another device')).conversation, conversation);
  });

  it('fills a phone, and leaves room for the keyboard', async () => {
    await context.close();
    context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 390, height: 780 },
      isMobile: true,
      hasTouch: true,
    });
    const widget = await Widget.visit(context, relay.url);
    await widget.launcher.tap();
    await widget.panel.waitFor();
    await until('the sheet at rest', async () => {
      const { x, y, width, height } = await widget.panel.boundingBox();
      return x === 0 && y === 0 && width === 390 && height === 780;
    });
    await widget.launcher.waitFor({ state: 'hidden' });
    assert.equal(await widget.page.evaluate(() => document.documentElement.style.overflow), 'hidden');
    await widget.field.tap();
    await widget.page.evaluate(() => {
      // The keyboard takes the lower part of the visual viewport.
      Object.defineProperty(visualViewport, 'height', { value: 420, configurable: true });
      visualViewport.dispatchEvent(new Event('resize'));
    });
    const field = await widget.field.boundingBox();
    assert.ok(field.y + field.height <= 420, `the field ends at ${field.y + field.height}`);
    assert.equal(await widget.page.evaluate(() => document.documentElement.scrollWidth), 390);
    await widget.page.getByRole('button', { name: '关闭咨询' }).tap();
    await widget.panel.waitFor({ state: 'hidden' });
    assert.equal(await widget.page.evaluate(() => document.documentElement.style.overflow), '');
  });

  it('offers a form when nobody is there, and the answer comes to the same place', async () => {
    await agent.ask('presence.set', { state: 'offline' });
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.page.getByText('Nobody is here right now.').waitFor();
    await widget.page.getByRole('button', { name: 'Leave the message' }).click();
    assert.equal(await widget.page.locator('#qiao-message').evaluate((field) => field.validity.valueMissing), true);
    await widget.page.getByLabel('Name').fill('Emma Brooks');
    await widget.page.getByLabel('E-mail').fill('emma@example.com');
    await widget.page.getByRole('textbox', { name: 'Message', exact: true }).fill('Do you open on Sunday?');
    await widget.page.getByRole('button', { name: 'Leave the message' }).click();
    await widget.sees('Do you open on Sunday?');
    await widget.page.getByText('The answer will appear here.').waitFor();
    await agent.ask('presence.set', { state: 'online' });
    const conversation = await agent.take('Do you open on Sunday?');
    const started = await agent.event(
      'the start',
      (frame) => frame.type === 'conversation.started' && frame.conversation === conversation,
    );
    assert.deepEqual(started.data.form, { name: 'Emma Brooks', email: 'emma@example.com' });
    await agent.say(conversation, 'From ten to six.');
    await widget.sees('From ten to six.');
  });

  it('changes between the form and the questions as agents come and go', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.page.getByRole('button', { name: 'Where is my order?' }).waitFor();
    await agent.ask('presence.set', { state: 'offline' });
    await widget.page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
    await agent.ask('presence.set', { state: 'online' });
    await widget.page.getByRole('button', { name: 'Where is my order?' }).click();
    await agent.take('Where is my order?');
  });

  it('speaks the language of the visitor’s choice, then the site’s, then the browser’s', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.page.getByText('Hello. How can we help?').waitFor();
    await widget.page.getByRole('button', { name: 'More' }).click();
    await widget.page.locator('.menu button', { hasText: '中文' }).click();
    await widget.page.getByText('您好，有什么可以帮您？').waitFor();
    assert.equal(await widget.page.locator('qiao-chat').getAttribute('lang'), 'zh-CN');
    await widget.page.reload();
    await widget.page.getByText('您好，有什么可以帮您？').waitFor();
    await context.close();
    context = await browser.newContext({ locale: 'zh-HK' });
    const other = await Widget.visit(context, relay.url);
    assert.equal(await other.launcher.getAttribute('aria-label'), '打开咨询');
  });

  it('greets with the words of an experiment, on every page the same, and in their language alone', async () => {
    const supervisor = await Agent.signIn(relay, 'sue', 'away');
    const arms = [
      { name: 'short', greeting: 'Good day.' },
      { name: 'long', greeting: 'Good day. What are you looking for?' },
    ];
    const trial = { id: 'greeting', name: 'Greeting', kind: 'greeting', site: 'demo', locale: 'en', shareOfB: 50, arms };
    await supervisor.put('experiments', { ...trial, startedAt: Date.now() });
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.title.filter({ hasText: 'Good day.' }).waitFor();
    const greeting = await widget.title.textContent();
    assert.ok(arms.some((arm) => arm.greeting === greeting), greeting);
    await widget.page.reload();
    await widget.transport();
    assert.equal(await widget.title.textContent(), greeting);
    const elsewhere = await Widget.visit(context, relay.url, '/demo/cart.html');
    await elsewhere.open();
    await elsewhere.transport();
    assert.equal(await elsewhere.title.textContent(), greeting);
    await widget.page.getByRole('button', { name: 'More' }).click();
    await widget.page.locator('.menu button', { hasText: '中文' }).click();
    await widget.title.filter({ hasText: '您好，有什么可以帮您？' }).waitFor();
    supervisor.socket.terminate();
  });

  for (const [what, forbid] of [
    [
      'is forbidden',
      () =>
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new Error('no');
          },
        }),
    ],
    [
      'is full',
      () => {
        for (let size = 1 << 22; size >= 1; size = Math.floor(size / 2)) {
          try {
            for (let count = 0; count < 8; count += 1) {
              localStorage.setItem(`filling ${size} ${count}`, 'x'.repeat(size));
            }
          } catch {
            // The next smaller size may still fit.
          }
        }
      },
    ],
  ]) {
    it(`works as long as the page where the browser’s storage ${what}`, async () => {
      await context.addInitScript(`(${forbid})()`);
      const page = await context.newPage();
      await serve(
        page,
        "default-src 'self'; connect-src 'self' ws:",
        '<script async src="/widget.js" data-site="demo"></script>',
      );
      await page.goto(`${relay.url}/demo/site.html`);
      const widget = new Widget(page);
      await widget.open();
      await widget.say(`storage ${what}`);
      const conversation = await agent.take(`storage ${what}`);
      await agent.say(conversation, 'heard');
      await widget.sees('heard');
      await widget.say(`again, storage ${what}`);
      assert.equal((await agent.heard(`again, storage ${what}`)).conversation, conversation);
      await widget.launcher.click();
      await widget.launcher.click();
      await widget.sees(`again, storage ${what}`);
    });
  }

  it('says so when it could not be loaded, and tries again', async () => {
    const page = await context.newPage();
    await page.route('**/widget/app.js?*', (route) => route.abort());
    await page.goto(`${relay.url}/demo/`);
    const widget = new Widget(page);
    await widget.launcher.click();
    await page.getByRole('button', { name: 'The chat could not be loaded. Select to try again.' }).waitFor();
    await page.unroute('**/widget/app.js?*');
    await widget.launcher.click();
    await widget.panel.waitFor();
  });
});
