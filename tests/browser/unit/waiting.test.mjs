// What a waiting visitor is told, in both languages, on a clock that stands still.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { load } from './support.mjs';

const zone = process.env.TZ;
const RealDate = Date;
// Wednesday, ten in the evening in Shanghai.
const now = Date.UTC(2026, 10, 25, 14, 0);
const hourMs = 3_600_000;

process.env.TZ = 'Asia/Shanghai';
const { closedText, follow, format, partsOf, placeText } = await load('app/waiting.js', 'app/texts.js', 'sdk/text.js');

function speak(locale) {
  follow({
    locale: () => locale,
    text: (text, values) => format(locale, text, values),
    list: (text) => partsOf(locale, text),
  });
}

before(() => {
  globalThis.Date = class extends RealDate {
    constructor(...values) {
      super(...(values.length ? values : [now]));
    }
    static now() {
      return now;
    }
  };
});

after(() => {
  globalThis.Date = RealDate;
  if (zone === undefined) {
    delete process.env.TZ;
  } else {
    process.env.TZ = zone;
  }
});

describe('the place in the line', () => {
  const say = (position, estimateMs) => placeText({ place: { position, estimateMs } });

  it('is told with the time that it takes, rounded up', () => {
    speak('en');
    assert.equal(say(3, 230_000), 'You are number 3 in line, about 4 minutes.');
    assert.equal(say(3, 240_001), 'You are number 3 in line, about 5 minutes.');
    assert.equal(say(1, 500), 'You are next in line, about a minute.');
    assert.equal(say(1, 61_000), 'You are next in line, about 2 minutes.');
    assert.equal(say(12, 660_001), 'You are number 12 in line, about 15 minutes.');
    speak('zh-CN');
    assert.equal(say(3, 230_000), '排队中，您是第 3 位，预计约 4 分钟。');
    assert.equal(say(1, 500), '排队中，您是第 1 位，预计约 1 分钟。');
  });

  it('is told alone where the time is not known, or longer than anybody can tell', () => {
    speak('en');
    assert.equal(say(3), 'You are number 3 in line.');
    assert.equal(say(3, 0), 'You are number 3 in line.');
    assert.equal(say(3, 3_600_000), 'You are number 3 in line, about 60 minutes.');
    assert.equal(say(40, 3_600_001), 'You are number 40 in line.');
    speak('zh-CN');
    assert.equal(say(3), '排队中，您是第 3 位。');
  });

  it('is not told where it is not known', () => {
    assert.equal(say(), '');
    assert.equal(say(0, 60_000), '');
    assert.equal(say(undefined, 60_000), '');
  });
});

describe('opening hours', () => {
  const say = (closedUntil) => closedText({ closedUntil });

  it('are told by the visitor’s own clock: today, tomorrow, by weekday, by date', () => {
    speak('en');
    assert.equal(say(now + hourMs), 'We are closed right now. We open again today at 23:00.');
    assert.equal(say(now + 2 * hourMs), 'We are closed right now. We open again tomorrow at 00:00.');
    assert.equal(say(now + 11 * hourMs), 'We are closed right now. We open again tomorrow at 09:00.');
    assert.equal(say(now + (4 * 24 + 11) * hourMs), 'We are closed right now. We open again Monday at 09:00.');
    assert.equal(say(now + (9 * 24 + 11) * hourMs), 'We are closed right now. We open again Dec 5, 2026 at 09:00.');
    speak('zh-CN');
    assert.equal(say(now + 11 * hourMs), '现在是休息时间。明天 09:00 恢复服务。');
    assert.equal(say(now + (4 * 24 + 11) * hourMs), '现在是休息时间。星期一 09:00 恢复服务。');
  });

  it('say no more than that it is closed where nobody knows until when', () => {
    speak('en');
    assert.equal(say(0).trim(), 'We are closed right now.');
  });

  it('are no matter while it is open, and once the time has come', () => {
    assert.equal(say(undefined), '');
    assert.equal(say(now - 1), '');
  });
});
