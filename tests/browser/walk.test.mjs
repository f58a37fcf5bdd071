// Walking through an exhibition: languages, light, keys, the closer look.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowser, exhibition, open, phone, site, works } from './site.mjs';

let hall;
let walk;
before(async () => {
  hall = await exhibition('kk');
  walk = await works(hall);
});
after(closeBrowser);

test('the front door leads to the language the browser asks for', async () => {
  for (const [locale, language] of [['ru-RU', 'ru'], ['en-GB', 'en'], ['kk-KZ', 'kk']]) {
    const { page, close } = await open('/', { locale });

    assert.equal(await page.locator('html').getAttribute('lang'), language);
    await close();
  }
});

test('another language shows the same page', async () => {
  const { page, troubles, close } = await open(walk[0]);

  await page.locator('.languages a[lang=ru]').click();

  assert.equal(new URL(page.url()).pathname, walk[0].replace('/kk/', '/ru/'));
  assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
  assert.equal(await page.locator('.languages [aria-current]').innerText(), 'русский');
  assert.deepEqual(troubles, []);
  await close();
});

test('titles in other languages say which language they are in', async () => {
  const { page, close } = await open(hall);

  const languages = await page.locator('.other-titles i').evaluateAll((titles) => titles.map((title) => title.getAttribute('lang')));

  assert.ok(languages.every((language) => language !== null && language !== 'kk'), String(languages));
  await close();
});

test('night is chosen without a script and stays', async () => {
  const { page, close } = await open(hall, { javaScriptEnabled: false, colorScheme: 'light' });

  await page.locator('.to-night').click();
  await page.goto(site + walk[0]);

  assert.equal(await page.locator('html').getAttribute('data-light'), 'night');
  assert.equal(page.url(), site + walk[0]);
  await close();
});

test('the arrow keys walk from work to work', async () => {
  const { page, close } = await open(walk[0]);
  const next = await page.locator('a[rel=next]').getAttribute('href');

  await page.keyboard.press('ArrowRight');
  await page.waitForURL(site + next);
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(site + walk[0]);

  assert.equal(new URL(page.url()).pathname, walk[0]);
  await close();
});

test('a swipe to the left shows the next work', async () => {
  const { page, close } = await open(walk[0], { viewport: phone, hasTouch: true, isMobile: true });
  const next = await page.locator('a[rel=next]').getAttribute('href');
  const box = await page.locator('deep-zoom img').boundingBox();
  const tools = await page.context().newCDPSession(page);
  const y = box.y + box.height / 2;

  await tools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 320, y }] });
  for (const x of [280, 220, 160, 90]) await tools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] });
  await tools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForURL(site + next);

  assert.equal(new URL(page.url()).pathname, next);
  await close();
});

test('the closer look fetches its viewer only when asked, shows tiles, and closes with Escape', async () => {
  const { page, troubles, close } = await open(walk[0]);
  const asked = [];
  page.on('response', (answer) => asked.push([new URL(answer.url()).pathname, answer.status()]));
  assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').filter((entry) => entry.name.includes('openseadragon')).length), 0);

  await page.locator('a.closer').focus();
  const tile = page.waitForResponse((answer) => /\/iiif\/image\/3\/.+\.jpg$/.test(answer.url()));
  await page.keyboard.press('Enter');
  await tile;
  await page.waitForSelector('dialog.zoom[open] canvas');
  await page.locator('.zoom .in').click();
  await page.waitForLoadState('networkidle');
  const buttons = await page.locator('.zoom button').evaluateAll((all) => all.map((button) => button.getAttribute('aria-label') ?? button.textContent));
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.zoom', { state: 'detached' });

  assert.ok(asked.some(([path]) => path.endsWith('/info.json')));
  assert.ok(asked.filter(([path]) => path.startsWith('/iiif/')).every(([, status]) => status === 200), JSON.stringify(asked));
  assert.ok(buttons.includes('Жақындату') && buttons.includes('Жабу'), String(buttons));
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'closer');
  assert.deepEqual(troubles, []);
  await close();
});

test('in the closer look the arrow keys move the picture and not the visitor', async () => {
  const { page, close } = await open(walk[0]);

  await page.locator('a.closer').click();
  await page.waitForSelector('dialog.zoom[open] canvas');
  await page.keyboard.press('ArrowRight');
  await page.waitForLoadState('networkidle');

  assert.equal(new URL(page.url()).pathname, walk[0]);
  await close();
});
