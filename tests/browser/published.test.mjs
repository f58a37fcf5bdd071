// The published folder, opened from a disk as by a double click and served by a plain file server from a folder of a host.
// ./test publishes the sample into KORME_PUBLISHED; by hand: korme publish one-line-one-day DIR --address http://127.0.0.1:8491/deep/folder
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { spans } from './fold.mjs';
import { browser, closeBrowser, desktop, open as visit, phone } from './site.mjs';

const folder = process.env.KORME_PUBLISHED;
const skip = folder ? false : 'KORME_PUBLISHED names no published folder';
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', jpg: 'image/jpeg', svg: 'image/svg+xml', json: 'application/json', xml: 'application/xml' };
const prefix = '/deep/folder/';
let server;

before(() => new Promise((done) => {
  server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    let file = path.startsWith(prefix) && !path.includes('..') ? join(folder, path.slice(prefix.length)) : null;
    let found = file && await stat(file).catch(() => null);
    if (found?.isDirectory() && path.endsWith('/')) found = await stat(file = join(file, 'index.html')).catch(() => null);
    else if (found?.isDirectory()) return response.writeHead(301, { location: `${path}/` }).end();
    if (!found?.isFile()) [file, found] = [join(folder, '404.html'), null];
    response.writeHead(found ? 200 : 404, { 'content-type': types[file.split('.').pop()] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  }).listen(8491, '127.0.0.1', done);
}));
after(async () => {
  await closeBrowser();
  server?.close();
});

/** A page with a list of what must not happen: errors, answers that aren't there, requests outside of the folder. */
async function open(address, options = {}) {
  const window = await (await browser()).newContext({ viewport: desktop, locale: 'ru-RU', ...options });
  const page = await window.newPage();
  const troubles = [];
  const inside = [pathToFileURL(folder).href + '/', `http://127.0.0.1:8491${prefix}`, 'data:', 'blob:'];
  page.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()); });
  // Chromium's own remark when the next page is a picture or comes too fast for the transition.
  page.on('pageerror', (error) => { if (!/^Transition was/.test(error.message)) troubles.push(error.message); });
  page.on('request', (request) => { if (!inside.some((place) => request.url().startsWith(place))) troubles.push(`asked outside: ${request.url()}`); });
  page.on('requestfailed', (request) => { if (request.failure()?.errorText !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()}`); });
  page.on('response', (answer) => { if (answer.status() >= 400) troubles.push(`${answer.status()} ${answer.url()}`); });
  await page.goto(address, { waitUntil: 'load' });
  return { page, troubles, close: () => window.close() };
}

async function clean(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`), []);
}

const places = { 'a disk': () => pathToFileURL(join(folder, 'index.html')).href, 'a folder of a host': () => `http://127.0.0.1:8491${prefix}` };
for (const [place, start] of Object.entries(places)) {
  test(`from ${place}: in the visitor's language, through works, closer, and found again`, { skip }, async () => {
    const { page, troubles, close } = await open(start());
    await page.waitForURL(/\/ru\/exhibitions\/[^/]+\/(index\.html)?$/);
    await clean(page);

    await page.locator('figure a.picture').first().click();
    await page.waitForURL(/\/works\//);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.position')?.textContent.includes('2 /'));
    await clean(page);
    await page.locator('a.closer').click();
    await page.waitForSelector('dialog.zoom[data-ready] canvas');
    await clean(page);
    for (const key of ['+', '+', '+', '+']) await page.keyboard.press(key);
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('s');
    const shared = await page.locator('.zoom .link input').inputValue();
    assert.match(shared, /#xywh=\d+,\d+,\d+,\d+$/);
    const tiles = await page.evaluate(() => performance.getEntriesByType('resource').filter((entry) => /\/\d+,\d+,\d+,\d+\//.test(entry.name)).length);
    if (start().startsWith('http')) assert.ok(tiles > 0, 'tiles were asked for');
    await clean(page);

    const detail = await open(shared);
    await detail.page.waitForSelector('dialog.zoom[data-ready] canvas');
    await detail.page.keyboard.press('s');
    assert.equal(await detail.page.locator('.zoom .link .region').isHidden(), false);
    await detail.close();

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.where a').click();
    await page.locator('.where a').click();
    await page.locator('a.to-search').click();
    await page.locator('#q').fill('bazar');
    await page.locator('#found h2 a').first().waitFor();
    assert.match(await page.locator('#found mark').first().textContent(), /[Бб]азар|[Bb]azaar/);
    await clean(page);
    await page.locator('#q').fill('xyzzyq');
    await page.waitForFunction(() => document.querySelectorAll('#found h2').length === 0);
    await page.locator('#q').fill('алма');
    await page.locator('#found h2 a').first().click();
    await page.waitForURL(/\/works\//);

    await page.locator('[data-light-choice=night]').click();
    await page.locator('.languages a[lang=kk]').click();
    await page.waitForURL(/\/kk\//);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.light), 'night');
    await clean(page);
    assert.deepEqual([...troubles, ...detail.troubles], []);
    await close();
  });
}

test('without scripts the entrance offers three languages and every page reads, on a telephone too', { skip }, async () => {
  const { page, troubles, close } = await open(pathToFileURL(join(folder, 'index.html')).href, { javaScriptEnabled: false, viewport: phone });
  assert.equal(await page.locator('a[data-entrance]').count(), 3);
  await page.locator('a[data-entrance=kk]').click();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.equal(await page.locator('[data-light-choice]').count(), 0);
  await page.locator('figure a.picture').first().click();
  await page.locator('a.closer').click();
  assert.match(page.url(), /default\.jpg$/);
  assert.deepEqual(troubles, []);
  await close();
});

test('what is not there leads back, from whatever depth', { skip }, async () => {
  const { page, close } = await open(`http://127.0.0.1:8491${prefix}kk/exhibitions/nothing/here`);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontFamily.startsWith('Literata')), true);
  await page.locator('main a').click();
  await page.waitForURL(new RegExp(`${prefix}kk/(index\\.html)?$`));
  await close();
});

test('the desk gives the copy as a ZIP, and says what is wrong with an address', async () => {
  for (const viewport of [desktop, phone]) {
    const { page, troubles, close } = await visit('/desk/exhibitions/one-line-one-day/publish?lang=kk', { viewport });
    await clean(page);
    await page.locator('#address').fill('https://example.kz/?a=1');
    await page.locator('form.options button').click();
    await page.locator('.notice.trouble').waitFor();
    await clean(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    assert.equal(await page.locator('#address').inputValue(), 'https://example.kz/?a=1');
    await page.locator('#address').fill('https://example.kz/a');
    await page.locator('[name=tiles]').uncheck();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('form.options button').click()]);
    assert.equal(download.suggestedFilename(), 'one-line-one-day.zip');
    assert.ok((await stat(await download.path())).size > 1_000_000);
    assert.deepEqual(troubles.filter((trouble) => !/422/.test(trouble)), []);
    await close();
  }
});

test('words fold as on the served site', async () => {
  const table = JSON.parse(await readFile(new URL('../fold-words.json', import.meta.url), 'utf8'));
  for (const [text, expected] of Object.entries(table)) {
    assert.deepEqual(spans(text).map(({ word, start, length }) => [word, start, length]), expected, text);
  }
});
