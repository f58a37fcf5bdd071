// An exhibition kept on the visitor's device: asked for, opened without a network, brought up to date, removed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { closeBrowser, exhibition, open, phone, seeAll, site } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let path;
before(async () => { path = await exhibition('en'); });
after(closeBrowser);

test('axe finds nothing on the page that asks, and nothing is kept before it was asked for', async () => {
  const { page, troubles, close } = await open(path + '/keep', { viewport: phone, bypassCSP: true });
  await page.addScriptTag({ content: axe });

  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const kept = await page.evaluate(() => caches.keys());

  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
  assert.deepEqual(troubles, []);
  assert.deepEqual(kept, []);
  assert.ok(beyond <= 0);
  await close();
});

test('what was kept opens without a network; what is not named any more goes with the next visit; it can be removed', async () => {
  const { page, close } = await open(path + '/keep', { viewport: phone });
  const context = page.context();
  await page.getByRole('button', { name: /^Keep it/ }).click();
  await page.getByText(/^Kept\./).waitFor({ timeout: 60_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ?? new Promise((done) => { navigator.serviceWorker.oncontrollerchange = done; })));

  await context.setOffline(true);
  await page.goto(site + path);
  await seeAll(page);
  const title = await page.locator('h1').textContent();
  const pictures = await page.locator('figure img').evaluateAll((images) => images.map((image) => image.naturalWidth));
  await page.locator('figcaption a').first().click();
  const work = await page.locator('main h1').textContent();
  const desk = await page.goto(site + '/desk').then(() => 'answered', () => 'nothing');
  await context.setOffline(false);

  await page.goto(site + path);
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    await cache.put('/en/exhibitions/withdrawn-work', new Response('a work somebody said no to'));
  });
  await page.reload();
  await page.waitForFunction(async () => (await caches.match('/en/exhibitions/withdrawn-work')) === undefined);
  await page.goto(site + path + '/keep');
  await page.getByRole('button', { name: 'Remove from this device' }).click();
  await page.getByText('Removed from this device.').waitFor();

  assert.ok(title.trim().length > 0 && work.trim().length > 0);
  assert.ok(pictures.length > 0 && pictures.every((width) => width > 0), pictures.join());
  assert.equal(desk, 'nothing');
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  await close();
});
