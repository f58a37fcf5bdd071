// What is printed: nothing for axe to find, nothing refused, and no card with words beyond its edge.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { closeBrowser, desktop, exhibition, open, phone, seeAll } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sheets = ['labels', 'wall-texts', 'checklist', 'price-list', 'poster', 'catalogue', 'hanging-plan'];
let print;
before(async () => { print = `/desk${(await exhibition()).slice('/kk'.length)}/print`; });
after(closeBrowser);

for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
  test(`axe finds nothing on the page of all sheets, and nothing sticks out (${device})`, async () => {
    const { page, troubles, close } = await open(print + '?lang=kk', { viewport, bypassCSP: true });
    await page.locator('details').evaluateAll((all) => all.forEach((each) => { each.open = true; }));
    await page.addScriptTag({ content: axe });

    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
    assert.ok(beyond <= 0, `${beyond} px wider than the window`);
    assert.deepEqual(troubles, []);
    await close();
  });
}

test('axe finds nothing on any sheet, and no style, script or host is refused', async () => {
  for (const sheet of sheets) {
    const { page, troubles, close } = await open(`${print}/${sheet}?language=all&lang=kk`, { bypassCSP: true });
    await seeAll(page);
    await page.addScriptTag({ content: axe });

    const { violations } = await page.evaluate(() => globalThis.axe.run());

    assert.deepEqual(violations.map(({ id, nodes }) => `${sheet}, ${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' ')}`), []);
    assert.deepEqual(troubles, [], sheet);
    await close();
  }
});

test('no label has words beyond its edge, in any size and any languages', async () => {
  const { page, close } = await open(`${print}/labels`);
  for (const size of ['medium', 'small', 'large', 'tall'])
    for (const language of ['kk', 'ru', 'en', 'kk,ru', 'all']) {
      await page.goto(new URL(`${print}/labels?size=${size}&language=${language}`, page.url()).href);
      await page.emulateMedia({ media: 'print' });

      const beyond = await page.evaluate(() => Array.from(document.querySelectorAll('.label')).filter((label) => {
        const edge = label.getBoundingClientRect();
        return Array.from(label.querySelectorAll('p, cite')).some((words) => {
          const box = words.getBoundingClientRect();
          return box.bottom > edge.bottom - 8 || box.right > edge.right;
        });
      }).map((label) => label.textContent.trim().slice(0, 60)));

      assert.deepEqual(beyond, [], `${size}, ${language}`);
    }
  await close();
});

test('the walls are saved without scripts, and a wrong one is named', async () => {
  const { page, close } = await open(print + '?lang=en', { javaScriptEnabled: false, expectedStatus: 200 });

  await page.locator('#wall-name-0').fill('left of the door');
  await page.locator('#wall-length-0').fill('100 km');
  await page.locator('#room button').click();
  const wrong = await page.locator('#wall-wrong-0').textContent();
  await page.locator('#wall-length-0').fill('5,4 m');
  await page.locator('#room button').click();
  const saved = await page.locator('#wall-length-0').inputValue();
  await page.goto(new URL(`${print}/hanging-plan?language=en`, page.url()).href);
  const drawn = await page.locator('svg.wall').count();

  assert.match(wrong, /Longer than 100 metres/);
  assert.equal(saved, '540');
  assert.equal(drawn, 1);
  await close();
});
