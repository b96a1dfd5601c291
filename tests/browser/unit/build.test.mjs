import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildWidget } from '../../../resources/widget/build.mjs';

let folder;
let built;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qiao-widget-'));
  built = await buildWidget(folder);
});

after(() => rm(folder, { recursive: true, force: true }));

describe('the built widget', () => {
  it('keeps its promise to the page: loader 6 KiB, everything 20 KiB, gzipped', async () => {
    assert.deepEqual(built.problems, []);
    const names = (await readdir(folder)).sort();
    assert.deepEqual(names, ['app.js', 'app.js.gz', 'widget.js', 'widget.js.gz']);
    const sizes = {};
    for (const name of ['widget.js', 'app.js']) {
      const bytes = await readFile(path.join(folder, name));
      sizes[name] = gzipSync(bytes, { level: 9 }).length;
      assert.deepEqual(gunzipSync(await readFile(path.join(folder, `${name}.gz`))), bytes);
    }
    assert.ok(sizes['widget.js'] <= 6 * 1024, `widget.js is ${sizes['widget.js']}`);
    assert.ok(sizes['widget.js'] + sizes['app.js'] <= 20 * 1024, JSON.stringify(sizes));
  });

  it('builds no code from text and writes no markup, so that strict policies need no exception', async () => {
    for (const name of ['widget.js', 'app.js']) {
      const code = await readFile(path.join(folder, name), 'utf8');
      assert.doesNotMatch(
        code,
        /\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|setAttribute\("style"/,
      );
    }
  });
});
