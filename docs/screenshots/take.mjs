// Plays a short conversation between real programs and takes the pictures of docs/images.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { talks } from './talk.mjs';
import { Wire } from './wire.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const images = path.join(root, 'docs/images');
const bin = path.join(root, 'build/release/bin');
const deskSize = { width: 1400, height: 900 };
const pageSize = { width: 1100, height: 760 };
const readyWithinMs = 30_000;

const running = [];

/** In a process group of its own, so that what it starts in turn ends with it. */
function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], detached: true, ...options });
  running.push(child);
  return child;
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // The whole group is gone already.
  }
}

async function stop(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    signal(child, 'SIGTERM');
    const killer = setTimeout(() => signal(child, 'SIGKILL'), 10_000);
    await ended;
    clearTimeout(killer);
  }
  signal(child, 'SIGKILL');
  running.splice(running.indexOf(child), 1);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(what, check) {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const found = await check();
    if (found) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error(`${what} did not happen within ${readyWithinMs / 1000} seconds`);
    }
    await pause(100);
  }
}

function output(program, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (data) => (text += data));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0 ? text.trim() : ''));
  });
}

async function startRelay(folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const relay = start(path.join(bin, 'qiao-relay'), ['--demo', '--listen', `127.0.0.1:${port}`, '--data', path.join(folder, 'data')]);
  await until('the relay', async () => (await fetch(`${url}/readyz`).catch(() => null))?.ok);
  return { relay, url };
}

async function signIn(url, name) {
  const answer = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, password: 'demo' }),
  });
  const { accessToken } = await answer.json();
  const agent = await Wire.open(`${url.replace('http', 'ws')}/v1/agent`);
  await agent.ask('session.open', { token: accessToken });
  await agent.ask('presence.set', { state: 'online' });
  return agent;
}

async function otherVisitor(url, agent, { name, text, accept, answer }) {
  const visitor = await Wire.open(`${url.replace('http', 'ws')}/v1/visitor?site=demo`, { Origin: url });
  await visitor.ask('session.open', { locale: 'en', page: { url: `${url}/demo/`, title: 'Shop', referrer: '' } });
  const { conversation } = await visitor.ask('conversation.start', { form: { name } });
  await visitor.ask('message.post', { text }, conversation);
  if (accept) {
    await agent.ask('conversation.accept', {}, conversation);
    if (answer) {
      await agent.ask('message.post', { text: answer }, conversation);
    }
  }
  return visitor;
}

/** The visitor's side in Chromium, the agent's by wire; ends with the conversation open on both. */
async function talk(url, agent, page, { visitor, opening, lines }) {
  await page.goto(`${url}/demo/`);
  await page.evaluate(
    ({ locale, name }) => {
      window.qiao('setLocale', locale);
      window.qiao('update', { name });
      window.qiao('startConversation', { form: { name } });
      window.qiao('show');
    },
    visitor,
  );
  const field = page.locator('textarea');
  const started = agent.next((frame) => frame.type === 'message.posted', 'the first message');
  await field.fill(opening);
  await field.press('Enter');
  const { conversation } = await started;
  await agent.ask('conversation.accept', {}, conversation);
  for (const { from, text } of lines) {
    if (from === 'visitor') {
      const posted = agent.next((frame) => frame.type === 'message.posted', text);
      await field.fill(text);
      await field.press('Enter');
      const { seq } = await posted;
      await agent.ask('message.read', { upTo: seq }, conversation);
    } else {
      await agent.ask(from === 'note' ? 'note.post' : 'message.post', { text }, conversation);
    }
    await pause(300);
  }
  return conversation;
}

async function startDesk(folder, url, language, theme) {
  const home = path.join(folder, `home-${theme}`);
  await mkdir(path.join(home, 'config/qiao'), { recursive: true });
  await mkdir(path.join(home, 'run'), { mode: 0o700 });
  await writeFile(path.join(home, 'config/qiao/workstation.ini'), `[look]\nlanguage=${language}\ntheme=${theme}\n\n[attention]\nnotifications=false\nsound=false\n`);
  const size = `${deskSize.width}x${deskSize.height}x24`;
  const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const display = await new Promise((resolve) => server.stdio[3].once('data', (data) => resolve(`:${String(data).trim()}`)));
  const env = {
    ...process.env,
    DISPLAY: display,
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_CACHE_HOME: path.join(home, 'cache'),
    XDG_RUNTIME_DIR: path.join(home, 'run'),
    QT_QPA_PLATFORM: 'xcb',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
  delete env.WAYLAND_DISPLAY;
  const desk = start(path.join(bin, 'qiao-workstation'), ['--relay', url, '--demo-sign-in', 'ann'], { env });
  const window = await until('the window', async () => (await output('xdotool', ['search', '--onlyvisible', '--name', 'Qiao'], env)).split('\n')[0]);
  await output('xdotool', ['windowmove', window, '0', '0', 'windowsize', window, String(deskSize.width), String(deskSize.height), 'windowfocus', window], env);
  return { env, server, desk };
}

async function photographDesk(folder, url, talkOf, theme, file) {
  const { env, server, desk } = await startDesk(folder, url, talkOf.languageOfTheDesk, theme);
  await pause(3000);
  await output('xdotool', ['mousemove', '245', '333', 'click', '1', 'mousemove', '700', '890'], env);
  await pause(1500);
  await output('import', ['-window', 'root', '-strip', path.join(images, file)], env);
  await stop(desk);
  await stop(server);
}

async function photograph(locale, suffix) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'qiao-pictures-'));
  const { relay, url } = await startRelay(folder);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: pageSize, deviceScaleFactor: 1.5, locale });
    const page = await context.newPage();
    const agent = await signIn(url, 'ann');
    const others = [];
    for (const other of talks[locale].others) {
      others.push(await otherVisitor(url, agent, other));
    }
    await talk(url, agent, page, talks[locale]);
    await pause(500);
    await page.screenshot({ path: path.join(images, `widget${suffix}.png`) });
    if (!suffix) {
      await page.evaluate(() => window.qiao('setTheme', 'dark'));
      await pause(300);
      await page.screenshot({ path: path.join(images, 'widget-dark.png') });
    }
    await agent.close();
    await photographDesk(folder, url, talks[locale], 'light', `workstation${suffix}.png`);
    if (!suffix) {
      await photographDesk(folder, url, talks[locale], 'dark', 'workstation-dark.png');
    }
    await Promise.all(others.map((visitor) => visitor.close()));
  } finally {
    await browser.close();
    await stop(relay);
    await rm(folder, { recursive: true, force: true });
  }
}

process.once('exit', () => running.forEach((child) => signal(child, 'SIGKILL')));
for (const name of ['SIGINT', 'SIGTERM']) {
  process.once(name, () => process.exit(130));
}
await mkdir(images, { recursive: true });
await photograph('en', '');
await photograph('zh-CN', '.zh-CN');
console.log(`The pictures are in ${path.relative(process.cwd(), images)}.`);
process.exit(0);
