// Builds the widget: node resources/widget/build.mjs <output directory>
//
// widget.js is the loader a site embeds; app.js is fetched from the relay when the visitor first needs it. The build fails
// when either grows past what a page can be asked to load, or when a text is missing in one of the packs.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';

const loaderBudget = 6 * 1024;
const totalBudget = 20 * 1024;

const root = path.dirname(fileURLToPath(import.meta.url));
const packs = path.join(root, '../../translations/widget');

/** Names of the app's own objects. They are on no wire, in no store and in no call of the SDK, so the build shortens them. */
const ownNames = `
  after agentReadUpTo alone answered canGoBack canRetry changed closedUntil connection conversations current defer
  detach discard draw element flush focusTitle foundClosed happened hasFeedback hurry isAtEnd isAvailable isClosed
  isComplete isDeferred isFollowing isHome isLast isMine isNewDay isOpen isUnderWay isWaiting journey lastSeq list
  loadEarlier looks markRead maxUploadBytes notice opened openId opening openSocket outbox person place problem rate
  readUpTo refused render reset restart run save setOpen setTyping share siteName stateChanged stateSeq stop
  storeChanged submit subtitle toEnd typing unread uuid
`
  .trim()
  .split(/\s+/);

/** As `locales` in src/sdk/text.ts. */
const locales = ['en', 'zh-CN'];

/** A text in one language, its plural forms with `other` last, or the lines of a list, joined for src/sdk/text.ts. */
function joined(version) {
  const { other, ...forms } = version;
  const lines = Array.isArray(version) ? version : [...Object.values(forms), other];
  const parts = typeof version === 'string' ? [version] : lines;
  const text = parts.join('~');
  if (text.includes('|') || text.split('~').length !== parts.length) {
    throw new Error(`translations/widget: | and ~ may not be in a text: ${text}`);
  }
  return text;
}

/** Texts by their path, each with its versions in the order of `locales`. */
function merge(versions, at = '') {
  const [first] = versions;
  const isLeaf = typeof first === 'string' || Array.isArray(first) || 'other' in first;
  versions.forEach((version, index) => {
    const isSame = isLeaf
      ? typeof version === typeof first && (!Array.isArray(first) || version.length === first.length)
      : version && Object.keys(version).join() === Object.keys(first).join();
    if (!isSame) {
      throw new Error(
        `translations/widget/${locales[index]}.json differs from ${locales[0]}.json at ${at || 'its top'}`,
      );
    }
  });
  return isLeaf
    ? versions.map(joined).join('|')
    : Object.fromEntries(
        Object.keys(first).map((name) => [
          name,
          merge(
            versions.map((version) => version[name]),
            `${at}.${name}`,
          ),
        ]),
      );
}

async function texts(part) {
  const read = async (locale) => JSON.parse(await readFile(path.join(packs, `${locale}.json`), 'utf8'));
  const { launcher, ...app } = merge(await Promise.all(locales.map(read)));
  return part === 'launcher' ? { launcher } : app;
}

/** Gives the custom properties that a style sheet declares for itself alone short names. */
function shortenRoles(css) {
  const shared = new Set(['accent', 'on-accent', 'focus', 'z']);
  const own = [...new Set(css.match(/(?<=--)[\w-]+(?=:)/g))].filter((role) => !shared.has(role));
  return css
    .replace(/--([\w-]+)/g, (whole, role) => (own.includes(role) ? `--${own.indexOf(role).toString(36)}` : whole))
    .replace(/(--[\w-]+:) /g, '$1');
}

const sources = {
  name: 'sources',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, 'utf8'), { loader: 'css', minify: true });
      return { contents: shortenRoles(code.trim()), loader: 'text' };
    });
    bundler.onResolve({ filter: /^qiao:texts\// }, (found) => ({ path: found.path, namespace: 'texts' }));
    // A constant for each section: the bundle then holds each text where it is used, without its name.
    bundler.onLoad({ filter: /.*/, namespace: 'texts' }, async ({ path: name }) => ({
      contents: Object.entries(await texts(name.split('/')[1]))
        .map(([section, its]) => `export const ${section} = ${JSON.stringify(its)};`)
        .join('\n'),
    }));
  },
};

/** The options of every bundle of these sources. */
export const bundleOptions = {
  bundle: true,
  charset: 'utf8',
  target: 'es2019',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [sources],
};

async function bundle(name, entry, more, shortened) {
  const { outputFiles } = await build({
    ...bundleOptions,
    ...more,
    entryPoints: [path.join(root, entry)],
    format: 'iife',
    minifySyntax: true,
    write: false,
  });
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2019,
    module: true,
    compress: {
      passes: 6,
      inline: 1,
      hoist_funs: true,
      keep_fargs: false,
      pure_getters: true,
      unsafe: true,
      unsafe_comps: true,
      unsafe_arrows: true,
    },
    mangle: { properties: shortened ? { regex: new RegExp(`^(${shortened.join('|')})$`) } : false },
    format: { ascii_only: false, comments: false },
  });
  return { name, code, bytes: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length };
}

export async function buildWidget(output) {
  const app = await bundle('app.js', 'src/app/main.ts', { target: 'es2022' }, ownNames);
  // The loader asks for the very app it was built with, whatever a cache still holds.
  const version = createHash('sha256').update(app.code).digest('hex').slice(0, 8);
  const define = { appFile: JSON.stringify(`/widget/app.js?${version}`) };
  const loader = await bundle('widget.js', 'src/sdk/loader.ts', { target: 'es2019', define });
  const files = [loader, app];
  const total = files.reduce((sum, file) => sum + file.gzipped, 0);
  const problems = [];
  if (loader.gzipped > loaderBudget) {
    problems.push(`widget.js is ${loader.gzipped} bytes gzipped, more than ${loaderBudget}`);
  }
  if (total > totalBudget) {
    problems.push(`the whole widget is ${total} bytes gzipped, more than ${totalBudget}`);
  }
  if (!problems.length) {
    await mkdir(output, { recursive: true });
    for (const { name, code } of files) {
      await writeFile(path.join(output, name), code);
      // The relay hands NAME.gz to browsers that take it.
      await writeFile(path.join(output, `${name}.gz`), gzipSync(code, { level: 9 }));
    }
  }
  return { files, total, problems };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const output = process.argv[2];
  if (!output) {
    console.error('Usage: node resources/widget/build.mjs <output directory>');
    process.exit(2);
  }
  const { files, total, problems } = await buildWidget(path.resolve(output));
  for (const { name, bytes, gzipped } of files) {
    console.log(`${name.padEnd(10)} ${String(bytes).padStart(6)} bytes, ${String(gzipped).padStart(6)} gzipped`);
  }
  console.log(`together   ${String(total).padStart(20)} gzipped of ${totalBudget}`);
  if (problems.length) {
    problems.forEach((problem) => console.error(`widget: ${problem}`));
    process.exit(1);
  }
}
