// Every public page: nothing for axe to find, no script needed, nothing moves, light enough, all on this host.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { closeBrowser, desktop, exhibition, open, phone, seeAll, site, works } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let hall;
let walk;
before(async () => {
  hall = await exhibition('kk');
  walk = await works(hall);
});
after(closeBrowser);

const pages = [
  ['the exhibition', () => hall, 200],
  ['a work', () => walk[0], 200],
  ['the list of exhibitions', () => '/kk/', 200],
  ['the search', () => '/kk/search?q=almaty'],
  ['the works', () => '/kk/works?from=1990'],
  ['the works on a plan', () => `${hall}/map`, 200],
  ['the works along time', () => `${hall}/timeline`, 200],
  ['the stories to read', () => `${hall}/reading`, 200],
  ['a page that is not there', () => '/kk/exhibitions/not-here', 404],
  ['the desk', () => hall.replace('/kk/', '/desk/') + '?lang=kk', 200],
];

for (const [name, path, expectedStatus] of pages) {
  for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
    test(`axe finds nothing on ${name}, by day and by night (${device})`, async () => {
      // axe is put in from outside, which the page's own policy would rightly refuse.
      const { page, close } = await open(path(), { viewport, colorScheme: 'light', expectedStatus, bypassCSP: true });
      await page.addScriptTag({ content: axe });

      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(() => Promise.allSettled(document.getAnimations().map((change) => change.finished)));
        const { violations } = await page.evaluate(() => globalThis.axe.run());

        assert.deepEqual(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
      }
      await close();
    });
  }

  test(`nothing moves while ${name} loads, and it makes no error, no refused style or script and no request to another host`, async () => {
    for (const viewport of [phone, desktop]) {
      const { page, troubles, close } = await open(path(), { viewport, expectedStatus });
      await seeAll(page);

      const shift = await page.evaluate(() => new Promise((done) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
      }));

      assert.ok(shift < 0.01, `${viewport.width} px: cumulative layout shift ${shift}`);
      assert.deepEqual(troubles, []);
      await close();
    }
  });

  test(`${name} fits windows of 320 and 390 pixels`, async () => {
    const { page, close } = await open(path(), { viewport: { width: 320, height: 640 }, expectedStatus });

    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 640 });
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.ok(tooWide <= 0, `${width} px: ${tooWide} px too wide`);
    }
    await close();
  });
}

test('without scripts the exhibition shows every picture with its label', async () => {
  const { page, close } = await open(hall, { javaScriptEnabled: false });

  const figures = page.locator('.hang figure');

  const count = await figures.count();
  assert.ok(count > 0);
  for (let i = 0; i < count; i++) {
    const image = figures.nth(i).locator('img');
    await image.scrollIntoViewIfNeeded();
    const source = await image.getAttribute('src');
    assert.equal((await page.request.get(site + source)).status(), 200);
    assert.ok((await image.getAttribute('alt')).length > 0);
    assert.ok((await figures.nth(i).locator('figcaption .who').innerText()).trim().length > 0);
  }
  await close();
});

test('without scripts a work page leads to the large picture and to its neighbours', async () => {
  const { page, close } = await open(walk[0], { javaScriptEnabled: false });

  const large = await page.locator('a.closer').getAttribute('href');
  await page.locator('a[rel=next]').click();

  assert.equal((await page.request.get(site + large)).headers()['content-type'], 'image/jpeg');
  assert.notEqual(new URL(page.url()).pathname, walk[0]);
  await close();
});

for (const [name, path] of [['an exhibition', () => hall], ['an exhibition in Russian', () => hall.replace('/kk/', '/ru/')], ['a work', () => walk[0]], ['a page of stories', () => `${hall}/reading`], ['a plan', () => `${hall}/map`]]) test(`${name} weighs at most 60 KB without its pictures`, async () => {
  const { page, close } = await open('/assets/sign.svg', { viewport: phone }); // a first visit: nothing of the page is cached yet
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  const types = new Map();
  const bytes = new Map();
  tools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));

  await page.goto(site + path(), { waitUntil: 'load' });
  await seeAll(page);

  // "Other" is the icon in the tab: a picture too, and of a browser's own asking. What has no type was asked for by the page before.
  const sum = [...bytes].filter(([id]) => types.has(id) && !['Image', 'Other'].includes(types.get(id))).reduce((total, [, length]) => total + length, 0);
  assert.ok(sum > 10_000 && sum <= 60_000, `${sum} bytes: ${[...bytes].map(([id, length]) => `${types.get(id)} ${length}`).join(', ')}`);
  await close();
});

for (const language of ['kk', 'ru', 'en']) {
  test(`every letter of a page in ${language} is drawn in the typeface of the house`, async () => {
    const path = walk[0].replace(/^\/kk\//, `/${language}/`);
    const { page, close } = await open(path);
    const tools = await page.context().newCDPSession(page);
    await tools.send('DOM.enable');
    await tools.send('CSS.enable');
    const { root } = await tools.send('DOM.getDocument');
    const { nodeIds } = await tools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'h1, .prose p, .label p, .languages a' });

    const strangers = [];
    for (const nodeId of nodeIds) {
      const { fonts } = await tools.send('CSS.getPlatformFontsForNode', { nodeId });
      strangers.push(...fonts.filter((font) => !font.isCustomFont).map((font) => `${font.familyName}: ${font.glyphCount}`));
    }

    assert.ok(nodeIds.length > 5);
    assert.deepEqual(strangers, []);
    await close();
  });
}

test('no picture is drawn larger than its pixels', async () => {
  const { page, close } = await open(hall, { viewport: { width: 2560, height: 1300 } });
  await seeAll(page);

  const stretched = await page.locator('.hang img').evaluateAll((images) => images
    .filter((image) => image.getBoundingClientRect().width > image.width + 1 || image.getBoundingClientRect().width > Number(image.getAttribute('width')) + 1)
    .map((image) => image.alt));

  assert.deepEqual(stretched, []);
  await close();
});
