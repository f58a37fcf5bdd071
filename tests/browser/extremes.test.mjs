// What nobody expects and somebody writes: a title of 300 letters, a name of 400 without a space, ten thousand words, Arabic, Hebrew,
// emoji, no picture. A home of its own, made by the program: KORME names it where it isn't ./korme.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { closeBrowser, desktop, exhibition, open as openOn, phone, site } from './site.mjs';

const [program, ...first] = (process.env.KORME ?? fileURLToPath(new URL('../../korme', import.meta.url))).split(' ');
const base = 'http://127.0.0.1:8481';
const open = (path, options = {}) => openOn(path, { ...options, base });
const title = 'Өте ұзақ атау, бір көшеден екіншісіне созылған '.repeat(8).slice(0, 300).trim();
const labels = {
  a: `---\ntitle: "${title}"\nmakers: ["${'Ә'.repeat(400)}"]\ndimensions: 40.5 × 60 cm\n---\n\nҚысқа.`,
  b: `---\ntitle: Он мың сөз\n---\n\n${`${'Қабырға тыныс алады, жарық оның үстімен жүреді. '.repeat(12)}\n\n`.repeat(120)}`,
  c: `---\ntitle: "${'Ш'.repeat(400)}"\n---\n\n${'Ж'.repeat(3000)}`,
  d: '---\ntitle: "سوق ألماتي عند الفجر 🍎"\nmakers: ["فاطمة الزهراء"]\n---\n\nكان السوق صامتا. قالت الجدة.',
  e: '---\ntitle: "🎨👩‍🎨🏔️🇰🇿"\n---\n\nТек 👨‍👩‍👧‍👦.',
};
let folder, home, server, hall, walk;

before(async () => {
  [folder, home] = [await mkdtemp(join(tmpdir(), 'korme-odd-')), await mkdtemp(join(tmpdir(), 'korme-odd-home-'))];
  const page = await (await fetch(site + await exhibition('kk'))).text();
  const pictures = [...new Set(Array.from(page.matchAll(/ src="(\/iiif\/[^"]+\.jpg)"/g), ([, path]) => path))];
  for (const [index, [name, label]] of Object.entries(labels).entries()) {
    await writeFile(join(folder, `${name}.jpg`), Buffer.from(await (await fetch(site + pictures[index])).arrayBuffer()));
    await writeFile(join(folder, `${name}.${name === 'd' ? 'ar' : 'kk'}.md`), label);
  }
  await writeFile(join(folder, 'tune.abc'), 'X:1\nT:Әуен\nM:4/4\nK:C\nCDEF GABc|\n');
  await promisify(execFile)(program, [...first, 'exhibit', folder, '--best', '9', '--title', title, '--no-serve', '--no-browser', '--home', home]);
  server = spawn(program, [...first, 'serve', '--home', home, '--listen', base, '--no-browser'], { stdio: 'ignore', detached: true });
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(base).then(() => true, () => false)) break;
    await new Promise((done) => setTimeout(done, 200));
  }
  const { page: entrance, close } = await open('/kk/');
  hall = new URL(await entrance.locator('main a[href*="/exhibitions/"]').first().getAttribute('href'), base).pathname;
  await entrance.goto(base + hall);
  walk = await entrance.locator('figure > a.picture').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await close();
});
after(async () => {
  await closeBrowser();
  // The launcher is a shell: what it started is of its group.
  if (server) process.kill(-server.pid);
  await Promise.all([folder, home].map((path) => path && rm(path, { recursive: true, force: true, maxRetries: 5 })));
});

for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
  test(`nothing sticks out, whatever is written (${device})`, async () => {
    const desk = `/desk/exhibitions/${hall.split('/').pop()}`;
    const work = `/desk/works/${walk[0].split('/').pop()}`;
    const { page, troubles, close } = await open('/kk/', { viewport });
    for (const path of ['/kk/', hall, ...walk, `${hall}/reading`, `${hall}/timeline`, '/kk/works', '/kk/search?q=ұзақ', '/desk?lang=kk', desk, `${desk}/about`, `${desk}/labels`, `${desk}/print`, work]) {
      const answer = await page.goto(base + path, { waitUntil: 'load' });

      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

      assert.equal(answer.status(), 200, path);
      assert.ok(beyond <= 0, `${path}: ${beyond} px wider than the window`);
      assert.deepEqual(troubles, [], path);
    }
    await close();
  });
}

test('Arabic is read from the right, in a title, a story and a caption', async () => {
  const { page, close } = await open(walk.find((_, at) => at === Object.keys(labels).indexOf('d')));

  const directions = await page.locator('h1, .story-whole .prose, .label .maker > *').evaluateAll((parts) => parts.map((part) => getComputedStyle(part).direction));

  assert.deepEqual(directions, ['rtl', 'rtl', 'rtl']);
  await close();
});

test('a tune without a picture has a page at the desk, and the archive has it', async () => {
  const { page, close } = await open('/desk?lang=kk');

  assert.equal(await page.locator('.sheet-of-works > li').count(), Object.keys(labels).length + 1);
  assert.ok((await readdir(home)).includes('archive'));
  await close();
});
