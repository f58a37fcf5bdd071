// The editor of an exhibition: dragging, keys, saving while somebody types, two windows, the frame on the picture; axe on each page; no scripts.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { closeBrowser, desktop, open, phone, seeAll, site } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let wall;
let work;

// A draft of its own, so that the other files find the open exhibition as it was.
before(async () => {
  const { page, close } = await open('/desk/exhibitions/new?lang=en', { javaScriptEnabled: false });
  await page.locator('#title-en').fill('Editor test');
  await page.locator('button:not(.quiet)').last().click();
  wall = new URL(page.url()).pathname;
  await page.locator('button[value="section-add"]').click();
  work = await page.locator('li[data-work]').first().getAttribute('data-work');
  await close();
});
after(async () => {
  const { page } = await open(wall + '/opening?lang=en', { javaScriptEnabled: false });
  await page.locator('button[value="bin"]').click();
  await closeBrowser();
});

const order = (page) => page.locator('ol.hung-works').evaluateAll((lists) => lists.map((list) => [...list.querySelectorAll('li')].map((item) => item.dataset.work)));
const ready = (page) => page.locator('hang-wall[data-ready]').waitFor();
const saved = (page) => page.locator('[data-saved][data-state="saved"]').waitFor();

/** What a window without scripts sees: what is saved. */
async function savedOrder() {
  const { page, close } = await open(wall + '?lang=en', { javaScriptEnabled: false });
  const found = await order(page);
  await close();
  return found;
}

const pages = [['the wall', () => wall + '?lang=en'], ['texts and dates', () => wall + '/about?lang=kk'], ['the labels', () => wall + '/labels?lang=ru'], ['the opening', () => wall + '/opening?lang=en'],
  ['the history', () => wall + '/history?lang=kk'], ['the picker', () => wall + '/add?lang=en'], ['a new exhibition', () => '/desk/exhibitions/new?lang=ru'], ['a work with its detail', () => `/desk/works/${work}?lang=en`]];
for (const [name, path] of pages) {
  for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
    test(`axe finds nothing on ${name}, nothing sticks out and nothing is refused (${device})`, async () => {
      const { page, troubles, close } = await open(path(), { viewport, bypassCSP: true });
      await page.locator('.section-texts, .detail details').evaluateAll((all) => { for (const details of all) details.open = true; });
      await page.addScriptTag({ content: axe });
      await seeAll(page);

      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
      assert.ok(beyond <= 0, `${beyond} px wider than the window`);
      assert.deepEqual(troubles, []);
      await close();
    });
  }
}

test('a work is dragged before another, into an empty section, and back by Ctrl+Z', async () => {
  const { page, troubles, close } = await open(wall + '?lang=en', { viewport: { width: 1440, height: 3600 } });
  await ready(page);
  const [first] = await order(page);
  const item = (id) => page.locator(`li[data-work="${id}"] .grip`);

  await drag(page, item(first[2]), item(first[0]));
  await saved(page);
  const dragged = await savedOrder();
  await page.locator(`li[data-work="${first[3]}"] input`).check();
  await page.locator(`li[data-work="${first[1]}"] input`).check();
  await page.locator('section.hung').nth(1).scrollIntoViewIfNeeded();
  await drag(page, item(first[3]), page.locator('ol.hung-works').nth(1));
  await page.waitForFunction(() => document.querySelector('[data-saved]').dataset.state === 'saved');
  const moved = await savedOrder();
  await page.keyboard.press('Control+z');
  await page.waitForFunction((count) => document.querySelectorAll('ol.hung-works')[0].children.length === count, first.length);

  assert.deepEqual(dragged[0].slice(0, 3), [first[2], first[0], first[1]]);
  assert.deepEqual(moved[1], [first[1], first[3]]);
  assert.deepEqual(await savedOrder(), dragged);
  assert.deepEqual(troubles, []);
  await close();
});

test('with a finger a work is held a moment and then carried; without holding the page scrolls', async () => {
  const { page, close } = await open(wall + '?lang=en', { viewport: phone, hasTouch: true, isMobile: true });
  await ready(page);
  const [before] = await order(page);
  await page.locator(`li[data-work="${before[1]}"]`).scrollIntoViewIfNeeded();
  const from = await middle(page.locator(`li[data-work="${before[1]}"] .grip`));
  const to = await middle(page.locator(`li[data-work="${before[0]}"] .grip`));
  const touch = await page.context().newCDPSession(page);
  const send = (type, at) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at.x, y: at.y }] : [] });

  await send('touchStart', from);
  await page.locator('.carried').waitFor();
  await send('touchMove', { x: to.x - 30, y: to.y });
  await send('touchEnd');
  await saved(page);

  assert.deepEqual((await savedOrder())[0].slice(0, 2), [before[1], before[0]]);
  await close();
});

test('a work is taken up by the space bar, moved by arrow keys over the end of its section, and every step is said', async () => {
  const { page, close } = await open(wall + '?lang=en');
  await ready(page);
  const [before] = await order(page);
  const heard = () => page.locator('[data-heard]').textContent();

  await page.locator('.grip[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  const taken = await heard();
  await page.keyboard.press('ArrowRight');
  const over = await heard();
  await page.keyboard.press('Escape');
  const back = await order(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await saved(page);
  const dropped = await heard();

  assert.match(taken, /taken up, number (\d+) of \1 in Section 1/);
  assert.match(over, /Number 1 of 1 in Section 2/);
  assert.deepEqual(back[0], before);
  assert.match(dropped, /put down/);
  assert.deepEqual((await savedOrder())[0].slice(-2), [before.at(-1), before.at(-2)]);
  await close();
});

test('what is typed is saved by itself, and a server that is away loses nothing', async () => {
  const { page, close } = await open(wall + '/about?lang=en');

  await page.locator('#title-ru').fill('Проба');
  await saved(page);
  await page.route('**/about**', (route) => route.abort());
  await page.locator('#venue-kk').fill('Алматы');
  await page.locator('[data-saved][data-state="failed"]').waitFor();
  const kept = await page.locator('#venue-kk').inputValue();
  await page.unroute('**/about**');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await saved(page);
  await page.locator('#opens').fill('2024-02-30');
  await page.locator('#closes').focus();
  await page.locator('#opens-why:visible').waitFor();
  const reason = await page.locator('#opens-why').textContent();
  await page.locator('#opens').fill('2026-11-20');
  await page.locator('#opens-why').waitFor({ state: 'hidden' });
  await close();
  const again = await open(wall + '/about?lang=en', { javaScriptEnabled: false });

  assert.equal(kept, 'Алматы');
  assert.match(reason, /February 2024 has 29 days/);
  assert.equal(await again.page.locator('#title-ru').inputValue(), 'Проба');
  assert.equal(await again.page.locator('#venue-kk').inputValue(), 'Алматы');
  await again.close();
});

test('the second window is told while it types, and sees both texts', async () => {
  const first = await open(wall + '/about?lang=en');
  const second = await open(wall + '/about?lang=en');

  await first.page.locator('#hours-en').fill('from six');
  await saved(first.page);
  await second.page.locator('#hours-en').fill('from seven');
  await second.page.locator('[data-conflict] button').click();
  await second.page.locator('.theirs .words').first().waitFor();

  assert.equal(await second.page.locator('#hours-en').inputValue(), 'from seven');
  assert.equal(await second.page.locator('.theirs .words').first().textContent(), 'from six');
  await second.page.locator('button.save').click();
  assert.equal(await second.page.locator('#hours-en').inputValue(), 'from seven');
  await first.close();
  await second.close();
});

test('a frame drawn on the picture, or moved by keys, becomes a link where the caret is', async () => {
  const { page, close } = await open(`/desk/works/${work}?lang=en`);
  const story = page.locator('textarea[name="story.en"]');
  const whole = await story.inputValue();
  await story.fill('Look at her hands, there.');
  await story.evaluate((area) => { area.focus(); area.setSelectionRange(8, 17); });
  await page.locator('.detail summary').click();
  await page.locator('.on-picture img').scrollIntoViewIfNeeded();
  const box = await page.locator('.on-picture img').boundingBox();

  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.25);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  const drawn = await numbers(page);
  await page.locator('.by-keys').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  const moved = await numbers(page);
  await page.locator('button[value="detail"]').click();
  const written = await story.inputValue();
  await saved(page);
  await story.fill(whole);
  await saved(page);

  const width = Number(await page.locator('detail-frame').getAttribute('data-width'));
  assert.ok(Math.abs(drawn[0] - width / 4) < width / 50 && Math.abs(drawn[2] - width / 2) < width / 50, drawn.join());
  assert.ok(moved[0] > drawn[0] && moved[3] > drawn[3]);
  assert.equal(written, `Look at [her hands](#xywh=${moved.join()}), there.`);
  await close();
});

test('the pages as visitors will have them stand beside the wall, draft or not', async () => {
  const { page, troubles, close } = await open(wall + '?lang=en');
  await ready(page);

  await page.locator('.preview summary').click();
  const frame = page.frameLocator('.preview iframe');
  await frame.locator('h1').first().waitFor();
  const title = await frame.locator('h1').first().textContent();
  const shown = await frame.locator('img').first().evaluate(async (image) => { await image.decode(); return image.naturalWidth; });
  const outside = await page.request.get(`${site}${wall.replace('/desk', '/en')}`);

  assert.match(title, /Editor test/);
  assert.ok(shown > 0);
  assert.equal(outside.status(), 404);
  assert.deepEqual(troubles, []);
  await close();
});

test('everything is done without scripts: order, sections, texts, and undone', async () => {
  const { page, close } = await open(wall + '?lang=en', { javaScriptEnabled: false });
  const [before] = await order(page);

  await page.locator('button[value^="later:"]').first().click();
  await page.locator('section.hung').first().locator('.section-texts > summary').click();
  await page.locator('#section-0-title-en').fill('Dawn');
  await page.locator('button[value="save"]').click();
  const [after] = await order(page);
  const title = await page.locator('#s0-title').textContent();
  await page.locator('.tools.undo button[value="undo"]').click();
  await page.locator('.tools.undo button[value="undo"]').click();

  assert.deepEqual(after.slice(0, 2), [before[1], before[0]]);
  assert.equal(title.trim(), 'Dawn');
  assert.deepEqual((await order(page))[0], before);
  await close();
});

async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

async function drag(page, from, to) {
  await from.scrollIntoViewIfNeeded();
  const start = await middle(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const end = await to.boundingBox();
  await page.mouse.move(end.x + 12, end.y + 12, { steps: 5 });
  await page.mouse.up();
}

const numbers = (page) => page.locator('.numbers input').evaluateAll((inputs) => inputs.map((input) => Number(input.value)));

test('a label saved without scripts can be undone where it stands, and axe finds nothing there', async () => {
  const { page, close } = await open(wall + '/labels?lang=en', { javaScriptEnabled: false, viewport: phone });
  const label = page.locator('.written-label').first();
  const field = label.locator('input[name$=".title.en"]');
  const before = await field.inputValue();
  const name = await field.getAttribute('name');
  await field.fill('Another title');
  await page.locator('button.save').click();
  const undo = label.locator('button[value^="undo:"]:not([hidden])');
  await undo.waitFor();

  const seen = await open(wall + '/labels?lang=en', { viewport: phone, bypassCSP: true });
  await seen.page.addScriptTag({ content: axe });
  const { violations } = await seen.page.evaluate(() => globalThis.axe.run());
  const offered = await seen.page.locator('button[value^="undo:"]:not([hidden])').count();
  await undo.click();

  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
  assert.ok(offered > 0);
  assert.deepEqual(seen.troubles, []);
  assert.equal(await page.locator(`[name="${name}"]`).inputValue(), before);
  await seen.close();
  await close();
});
