// Selections at the desk: asked for, changed, undone and hung without a single script; nothing for axe to find, everything on a phone.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { closeBrowser, desktop, open, phone, seeAll } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tablet = { width: 820, height: 1180 };
let selection;
before(async () => {
  selection = await ask(6);
});
after(closeBrowser);

/** Asks for a selection of so many and gives its path. */
async function ask(count) {
  const { page, close } = await open('/desk/selections?lang=kk', { javaScriptEnabled: false });
  await page.locator('#import').selectOption('all');
  await page.locator('#count').fill(String(count));
  await page.locator('form.ask button').click();
  const path = new URL(page.url()).pathname;
  await close();
  return path;
}

const worksOf = (page) => page.locator('.proposals > li').evaluateAll((works) => works.map((work) => work.id));
const press = (page, act, at = 0) => page.locator(`button[value="${act}"]`).nth(at).click();

const pages = [
  ['the list of selections', () => '/desk/selections?lang=kk'],
  ['a selection', () => selection + '?lang=kk&said=swapped'],
  ['its history', () => selection + '/history?lang=ru'],
  ['what was learned', () => '/desk/taste?lang=kk'],
  ['the page of sidecars', () => '/desk/imports/all/sidecars?lang=kk'],
];

for (const [name, path] of pages) {
  for (const [device, viewport] of [['phone', phone], ['tablet', tablet], ['desktop', desktop]]) {
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

test('works are swapped, locked, taken out and asked for again without scripts, and every step is undone', async () => {
  const path = await ask(5);
  const { page, close } = await open(path + '?lang=en', { javaScriptEnabled: false });
  const first = await worksOf(page);

  await press(page, 'lock', 1);
  await press(page, 'out', 3);
  const without = await worksOf(page);
  await press(page, 'fill');
  const filled = await worksOf(page);
  await press(page, 'swap', 0);
  const swapped = await worksOf(page);
  await press(page, 'again');
  const again = await worksOf(page);
  for (let step = 0; step < 5; step++) await press(page, 'undo');
  const undone = await worksOf(page);
  await press(page, 'redo');
  await press(page, 'redo');
  const redone = await worksOf(page);

  assert.deepEqual(without, first.filter((_, at) => at !== 3));
  assert.equal(filled.length, 5);
  assert.ok(!filled.includes(first[3]));
  assert.notEqual(swapped[0], filled[0]);
  assert.ok(again.includes(first[1]) && again.includes(swapped[0]), 'what was locked or swapped stays');
  assert.deepEqual(undone, first);
  assert.deepEqual(redone, without);
  await close();
});

test('a second window is told what the first one did, and nothing is overwritten', async () => {
  const path = await ask(4);
  const first = await open(path + '?lang=en', { javaScriptEnabled: false });
  const second = await open(path + '?lang=en', { javaScriptEnabled: false });

  await press(first.page, 'lock', 0);
  await press(second.page, 'out', 0);
  const told = await second.page.locator('.notice.trouble').textContent();
  const works = await worksOf(second.page);
  await press(second.page, 'out', 0);

  assert.match(told, /another window/);
  assert.equal(works.length, 4);
  assert.equal((await worksOf(second.page)).length, 3);
  await first.close();
  await second.close();
});

// A draft, because the other files look at whatever exhibition is open.
test('one click makes an exhibition of the works in their order', async () => {
  const path = await ask(4);
  const { page, close } = await open(path + '?lang=en', { javaScriptEnabled: false });
  await press(page, 'later');
  const works = await worksOf(page);

  await page.locator('#title').fill('Evening wall');
  await page.locator('#status').selectOption('draft');
  await press(page, 'hang');
  const stillUndone = await page.locator('button[value="undo"]').count();
  await page.locator('#hang a[href*="/desk/exhibitions/"]').click();

  assert.match(await page.locator('h1').textContent(), /Evening wall/);
  assert.equal(await page.locator('li[data-work]').count(), works.length);
  assert.equal(stillUndone, 1);
  await close();
});
