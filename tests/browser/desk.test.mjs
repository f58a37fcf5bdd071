// The desk: nothing for axe to find, everything on a phone, and editing without a single script.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { closeBrowser, desktop, exhibition, open, phone, seeAll, works } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let work;
before(async () => {
  const { page, close } = await open('/desk?lang=kk');
  work = (await page.locator('.sheet-of-works a').last().getAttribute('href')).split('?')[0];
  await close();
});
after(closeBrowser);

const pages = [['the desk', () => '/desk?lang=kk'], ['the texts of a work', () => work + '?lang=kk&said=saved'], ['its history', () => work + '/history?lang=ru']];

for (const [name, path] of pages) {
  for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
    test(`axe finds nothing on ${name}, and nothing sticks out (${device})`, async () => {
      const { page, close } = await open(path(), { viewport, bypassCSP: true });
      await page.addScriptTag({ content: axe });

      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
      assert.ok(beyond <= 0, `${beyond} px wider than the window`);
      await close();
    });
  }

  test(`${name} makes no error, no refused style or script and no request to another host`, async () => {
    const { page, troubles, close } = await open(path());

    await seeAll(page);

    assert.deepEqual(troubles, []);
    await close();
  });
}

test('a text is saved and undone without scripts, and a second window is told', async () => {
  const first = await open(work + '?lang=en', { javaScriptEnabled: false });
  const second = await open(work + '?lang=en', { javaScriptEnabled: false });
  const before = await first.page.locator('#alt-en').inputValue();

  await first.page.locator('#alt-en').fill('A woman weighs apples');
  await first.page.locator('button.save').click();
  await second.page.locator('#alt-en').fill('Apples on a scale');
  await second.page.locator('button.save').click();
  const conflict = await second.page.locator('.theirs .words').textContent();
  const typed = await second.page.locator('#alt-en').inputValue();
  await first.page.locator('form[action*="/undo"] button').click();
  const undone = await first.page.locator('#alt-en').inputValue();

  assert.equal(conflict, 'A woman weighs apples');
  assert.equal(typed, 'Apples on a scale');
  assert.equal(undone, before);
  await first.close();
  await second.close();
});

test('axe finds nothing on the page of a work that was taken down, by day and by night; from the bin it comes back', async () => {
  const [address] = await works(await exhibition('kk'));
  const desk = await open(`/desk/works/${address.split('/').pop()}?lang=en`, { javaScriptEnabled: false });

  await desk.page.locator('form[action*="/bin"] button').click();
  for (const [viewport, colorScheme] of [[phone, 'light'], [desktop, 'dark']]) {
    const { page, troubles, close } = await open(address, { viewport, colorScheme, expectedStatus: 410, bypassCSP: true });
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
    assert.ok(beyond <= 0, `${beyond} px wider than the window`);
    assert.deepEqual(troubles, []);
    await close();
  }
  await desk.page.locator('form[action*="/unbin"] button').click();

  const { close } = await open(address);
  await close();
  await desk.close();
});
