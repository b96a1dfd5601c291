// Pictures and files, both ways.
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { Agent } from './support/agent.mjs';
import { launch, Widget } from './support/browser.mjs';
import { Relay } from './support/relay.mjs';

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

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc >>> 0;
}

/** A PNG of one colour. */
function png(width, height, [red, green, blue]) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3).map((_, at) => [red, green, blue][at % 3])]);
  const rows = Buffer.concat(Array.from({ length: height }, () => line));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function pick(widget, name, mimeType, buffer) {
  return widget.page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
}

/** The colour in the middle of the first picture, and its size on the page. */
function picture(page) {
  return page
    .locator('.bubble canvas')
    .first()
    .evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
      return { colour: [...data].slice(0, 3), width: canvas.clientWidth, height: canvas.clientHeight };
    });
}

async function drawn(page) {
  await page.waitForFunction(() => {
    const canvas = document.querySelector('qiao-chat').shadowRoot.querySelector('.bubble canvas');
    return canvas && canvas.style.width && canvas.getContext('2d').getImageData(1, 1, 1, 1).data[3] === 255;
  });
}

describe('files', () => {
  it('a picture is sent, read by the agent, and drawn again after a reload', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    const bytes = png(480, 240, [200, 40, 90]);
    await pick(widget, '破损的杯子.png', 'image/png', bytes);
    const event = await agent.event('the picture', ({ type, data }) => type === 'message.posted' && data.file);
    assert.equal(event.data.file.name, '破损的杯子.png');
    assert.equal(event.data.file.mime, 'image/png');
    assert.equal(event.data.file.size, bytes.length);
    const read = await fetch(`${relay.url}/v1/files/${event.data.file.id}`, {
      headers: { Authorization: `Bearer ${agent.token}` },
    });
    assert.deepEqual(Buffer.from(await read.arrayBuffer()), bytes);
    await drawn(widget.page);
    assert.deepEqual(await picture(widget.page), { colour: [200, 40, 90], width: 240, height: 120 });
    await widget.page.getByRole('img', { name: 'Picture 破损的杯子.png' }).waitFor();
    await widget.page.reload();
    await drawn(widget.page);
    assert.deepEqual((await picture(widget.page)).colour, [200, 40, 90]);
    assert.equal(await widget.bubbles.count(), 1);
    assert.deepEqual(widget.faults, []);
    await agent.ask('conversation.accept', {}, event.conversation);
    agent.taken.add(event.conversation);
  });

  it('a file that is no picture is offered to be saved, whole', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await pick(widget, 'invoice.pdf', 'application/pdf', Buffer.from('%PDF-1.4 nothing in it'));
    await agent.event('the file', ({ type, data }) => type === 'message.posted' && data.file?.name === 'invoice.pdf');
    await widget.foot().getByText('Sent').waitFor();
    await widget.page.reload();
    const saved = widget.page.waitForEvent('download');
    await widget.page.getByRole('button', { name: /^invoice\.pdf.*1 KB$/ }).click();
    const download = await saved;
    assert.equal(download.suggestedFilename(), 'invoice.pdf');
    const chunks = [];
    for await (const chunk of await download.createReadStream()) {
      chunks.push(chunk);
    }
    assert.equal(Buffer.concat(chunks).toString(), '%PDF-1.4 nothing in it');
    assert.deepEqual(widget.faults, []);
  });

  it('a picture from the agent is drawn', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('show me the blue one');
    const conversation = await agent.take('show me the blue one');
    const upload = await fetch(`${relay.url}/v1/files?name=blue.png&conversation=${conversation}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${agent.token}`, 'Content-Type': 'image/png' },
      body: png(60, 60, [20, 60, 220]),
    });
    const { id } = await upload.json();
    await agent.ask('message.post', { file: { id } }, conversation);
    await drawn(widget.page);
    assert.deepEqual(await picture(widget.page), { colour: [20, 60, 220], width: 60, height: 60 });
  });

  it('pasting and dropping sends', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    const give = (kind, name, bytes) =>
      widget.page.evaluate(
        ([event, file, content]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(content)], file, { type: 'image/png' }));
          const { shadowRoot } = document.querySelector('qiao-chat');
          const target = shadowRoot.querySelector(event === 'paste' ? 'textarea' : '.panel');
          const options = { bubbles: true, composed: true, cancelable: true };
          if (event === 'drop') {
            target.dispatchEvent(new DragEvent('dragover', { ...options, dataTransfer: transfer }));
          }
          return !target.dispatchEvent(
            event === 'paste'
              ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
              : new DragEvent('drop', { ...options, dataTransfer: transfer }),
          );
        },
        [kind, name, [...bytes]],
      );
    assert.equal(await give('paste', 'pasted.png', png(8, 8, [1, 2, 3])), true);
    await agent.event('the pasted one', ({ data }) => data.file?.name === 'pasted.png');
    assert.equal(await give('drop', 'dropped.png', png(8, 8, [4, 5, 6])), true);
    await agent.event('the dropped one', ({ data }) => data.file?.name === 'dropped.png');
  });

  it('one that is too large is refused before it is sent, with the limit', async () => {
    const widget = await Widget.visit(context, relay.url);
    const uploads = [];
    widget.page.on('request', (request) => request.url().includes('/v1/files') && uploads.push(request.url()));
    await widget.open();
    await widget.transport();
    await widget.page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'film.mov', { type: 'video/quicktime' }));
      const field = document.querySelector('qiao-chat').shadowRoot.querySelector('textarea');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    });
    await widget.page.getByText('Larger than 10.0 MB: not sent.').waitFor();
    assert.deepEqual(uploads, []);
    await widget.page.getByRole('button', { name: 'Delete' }).click();
    await widget.page.getByText('Larger than').waitFor({ state: 'detached' });
  });

  it('one that fails on its way can be sent again', async () => {
    const widget = await Widget.visit(context, relay.url);
    await widget.open();
    await widget.say('a file follows');
    const conversation = await agent.take('a file follows');
    await widget.page.route('**/v1/files?*', (route) => route.abort());
    await pick(widget, 'again.txt', 'text/plain', Buffer.from('second time lucky'));
    await widget.page.getByText('Not sent.').waitFor();
    await widget.page.unroute('**/v1/files?*');
    await widget.page.getByRole('button', { name: 'Send again' }).click();
    await agent.event('the file', ({ data }) => data.file?.name === 'again.txt');
    await widget.page.getByText('Not sent.').waitFor({ state: 'detached' });
    assert.deepEqual(agent.texts(conversation), ['a file follows', 'again.txt']);
  });
});
