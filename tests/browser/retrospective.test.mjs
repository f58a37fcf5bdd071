// A body of work as a curator walks through it: from the entrance to a lost wall, its sketch, who made it, where and when.
// ./test makes a small part of the catalogue sample and serves it as KORME_BODY; by hand:
//   korme sample --catalogue --works 40 --home DIR && node tests/browser/pmtiles.mjs DIR && korme serve --home DIR
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { closeBrowser, desktop, open as openOn, phone } from './site.mjs';

const base = process.env.KORME_BODY;
const skip = base ? false : 'KORME_BODY names no site with a body of work';
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const open = (path, options = {}) => openOn(path, { ...options, base });
const ways = ['works', 'years', 'people', 'places', 'search'];
after(closeBrowser);

for (const [device, viewport, language] of [['phone', phone, 'kk'], ['phone', phone, 'ru'], ['desktop', desktop, 'en']]) {
  test(`axe finds nothing on the entrance and behind it, nothing sticks out or is heavy (${device}, ${language})`, { skip }, async () => {
    for (const path of ['', ...ways]) {
      const { page, troubles, close } = await open(`/${language}/${path}`, { viewport });
      await page.evaluate(axe);

      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const bytes = await page.evaluate(() => performance.getEntriesByType('navigation')[0].encodedBodySize);
      // A file that isn't fetched ahead comes late, and a title stands in two faces until then; what is rare may.
      const late = await page.evaluate(async () => {
        await document.fonts.ready;
        const ahead = new Set(Array.from(document.querySelectorAll('link[rel=preload][as=font]'), (link) => link.href));
        return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.woff2') && !name.includes('-rare.') && !ahead.has(name));
      });
      const bare = await page.locator('button, input:not([type=hidden]), select').evaluateAll((controls) => controls.filter((control) => !getComputedStyle(control).fontFamily.includes('Literata')).map((control) => control.outerHTML));
      const shift = await page.evaluate(() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 300)));

      assert.deepEqual(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
      assert.ok(beyond <= 0, `${path}: ${beyond} px wider than the window`);
      assert.ok(bytes < 60_000, `${path}: ${bytes} bytes`);
      assert.deepEqual(late, [], path);
      assert.deepEqual(bare, [], path);
      assert.ok(shift < 0.02, `${path}: moved by ${shift}`);
      assert.deepEqual(troubles, []);
      await close();
    }
  });
}

test('the way leads from the entrance to a lost wall, its sketch, its other painter, the year and the place, without scripts', { skip }, async () => {
  const { page, troubles, close } = await open('/en/', { javaScriptEnabled: false });
  const follow = async (link) => {
    await link.first().click();
    await page.waitForLoadState();
  };

  await follow(page.locator('.now h1 a'));
  await follow(page.locator('figure:has-text("Grandmother Aport") > a.picture'));
  const wall = page.url();
  const lost = await page.locator('main').innerText();
  await follow(page.locator('main a[href*="/works/"]', { hasText: 'sketch' }));
  const sketch = await page.locator('h1').innerText();
  await page.goto(wall);
  await follow(page.locator('main a[href*="/people/"]', { hasText: 'Yermek' }));
  const painter = await page.locator('h1').innerText();
  await page.goto(wall);
  await follow(page.locator('main a[href*="/places/"]'));
  const place = await page.locator('h1').innerText();
  await follow(page.locator('nav.guide a[href$="/years"]'));
  const year = await page.locator('#y2016').innerText();

  assert.match(lost, /Destroyed|destroyed/);
  assert.match(sketch, /Grandmother Aport.*sketch/s);
  assert.match(painter, /Yermek/);
  assert.match(place, /Green Bazaar/);
  assert.match(year, /2016/);
  assert.deepEqual(troubles, []);
  await close();
});

test('the keyboard alone gets from the skip link through the guide into the works', { skip }, async () => {
  const { page, close } = await open('/ru/', { viewport: desktop });
  const seen = [];
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => document.activeElement?.getAttribute('href')));
  }

  const first = seen.indexOf('/ru/works');
  assert.ok(first > 0, seen.join(' '));
  assert.deepEqual(seen.slice(first, first + ways.length), ways.map((way) => `/ru/${way}`));
  await close();
});

test('who has not agreed is nowhere: no page, list or answer names the work', { skip }, async () => {
  for (const path of ['/en/', '/en/works', '/en/years', '/en/people', '/en/places', '/en/search?q=Zamira', '/en/exhibitions/people-of-the-walls', '/en/exhibitions/people-of-the-walls?page=2', '/en/feed.json']) {
    const answer = await fetch(base + path);
    const text = await answer.text();
    assert.ok(answer.status === 200 || (answer.status === 404 && path.includes('page=2')), `${path}: ${answer.status}`);
    for (const withheld of ['>Zamira<', 'Zamira\u2019s', 'The flower seller', 'The meat row']) assert.ok(!text.includes(withheld), `${path} has ${withheld}`);
  }
});

test('behind the plans lie streets of a file of this machine, by day and by night, and who drew them is named', { skip }, async () => {
  for (const [path, viewport, colorScheme] of [['/kk/places', phone, 'light'], ['/en/exhibitions/twelve-years/map', desktop, 'dark']]) {
    const { page, troubles, close } = await open(path, { viewport, colorScheme });
    const tiles = page.locator('.plan.drawn .tiles image');

    const drawn = await tiles.evaluateAll((images) => Promise.all(images.map(async (image) => {
      const answer = await fetch(image.getAttribute('href'));
      const box = image.getBoundingClientRect();
      return answer.ok && answer.headers.get('content-type') === 'image/svg+xml' && (await answer.text()).includes('<path') && box.width > 0;
    })));
    const credit = await page.locator('.plan .credit a').first().getAttribute('href');
    const shade = await tiles.first().evaluate((image) => getComputedStyle(image.parentElement).filter);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());

    assert.ok(drawn.length > 3 && drawn.every(Boolean), `${path}: ${drawn}`);
    assert.equal(credit, 'https://www.openstreetmap.org/copyright');
    assert.equal(shade === 'none', colorScheme === 'light');
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
    assert.deepEqual(troubles, []);
    await close();
  }
});
