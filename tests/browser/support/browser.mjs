// Chromium, and the widget as somebody in front of it has it.
import { chromium } from 'playwright-core';

export function launch() {
  return chromium.launch({
    executablePath: process.env.QIAO_CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** Faults of the page: what it throws, and what its content policy forbids. */
export function watchFaults(page) {
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.stack));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content.Security.Policy|Refused to/i.test(message.text())) {
      faults.push(message.text());
    }
  });
  return faults;
}

/** Every WebSocket of the pages fails, as behind a proxy that does not know it. */
export function refuseSockets(context) {
  return context.addInitScript(() => {
    const Real = window.WebSocket;
    window.socketTries = 0;
    window.WebSocket = class extends EventTarget {
      constructor(url, protocols) {
        super();
        window.socketTries += 1;
        if (window.allowSockets) {
          return new Real(url, protocols);
        }
        setTimeout(() => this.onclose?.({ code: 1006 }), 5);
      }
      send() {}
      close() {}
    };
  });
}

export class Widget {
  constructor(page) {
    this.page = page;
    this.launcher = page.locator('.launcher');
    this.panel = page.locator('.panel');
    this.field = page.locator('.composer textarea');
    this.bubbles = page.locator('.bubble');
    this.title = page.locator('#qiao-title');
    this.line = page.locator('.line');
  }

  static async visit(context, url, path = '/demo/') {
    const page = await context.newPage();
    const faults = watchFaults(page);
    await page.goto(url + path);
    const widget = new Widget(page);
    widget.faults = faults;
    await page.locator('.launcher').waitFor();
    return widget;
  }

  async open() {
    await this.launcher.click();
    await this.panel.waitFor();
  }

  async say(text) {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** Waits for a message with this text. */
  sees(text) {
    return this.bubbles.filter({ hasText: text }).first().waitFor();
  }

  /** Waits until the transport is open, and answers which. */
  async transport() {
    await this.page.locator('.panel[data-transport="websocket"], .panel[data-transport="poll"]').waitFor();
    return this.panel.getAttribute('data-transport');
  }

  /** The texts of the bubbles, as shown. */
  texts() {
    return this.bubbles.allInnerTexts();
  }

  /** The foot of the last message: its time and how far it got. */
  foot() {
    return this.page.locator('.row.mine .meta').last();
  }

  call(...values) {
    return this.page.evaluate((call) => window.qiao(...call), values);
  }
}
