// The light table, as a photographer uses it: by keys on any layout, by fingers, with a server that goes away and a second window.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, beforeEach, test } from 'node:test';
import { browser, closeBrowser, desktop, open, phone, site } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tablet = { width: 1024, height: 768 };
let path;
before(async () => {
  const { page, close } = await open('/desk/imports?lang=kk');
  path = (await page.locator('a[href^="/desk/imports/"]').first().getAttribute('href')).split('?')[0];
  await close();
});
beforeEach(async () => {
  // Every test begins with nothing decided.
  const { page, close } = await table();
  await send(page, (frames) => ({ do: 'mark', works: frames.map((frame) => frame.id), mark: 'undecided', rating: null, label: null }));
  await close();
});
after(closeBrowser);

async function table(query = 'lang=kk', options = {}) {
  const opened = await open(`${path}?${query}`, options);
  await opened.page.waitForSelector('light-table[data-ready]');
  return opened;
}

/** What the server says: the whole table. */
async function said(page) {
  return (await page.request.get(`${site}${path}/table.json?lang=kk`)).json();
}

/** A step of another program or window. */
async function send(page, step) {
  await page.evaluate(async (address) => { globalThis.known = await (await fetch(address)).json(); }, `${path}/table.json?lang=kk`);
  const { frames, token, n } = await page.evaluate(() => globalThis.known);
  const answer = await page.evaluate(async ([address, body]) => (await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status,
    [`${path}/steps?lang=kk`, JSON.stringify({ token, basedOn: n, ...step(frames) })]);
  assert.equal(answer, 200);
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Until everything that was done is with the server. */
async function saved(page) {
  await page.waitForFunction(() => document.querySelector('light-table').dataset.saved === 'saved');
}

const here = (page) => page.locator('.frame[data-here]');
const idOf = async (page) => (await here(page).getAttribute('id')).slice(2);
const decisions = ({ frames }) => Object.fromEntries(frames.map(({ id, mark, rating, label }) => [id, `${mark} ${rating ?? 0} ${label}`]));
const changed = (before, now) => Object.keys(now).filter((id) => now[id] !== before[id]);

/** A table of so many photographs that all show one picture; nothing of it is on the server. */
async function pretend(page, frames) {
  const known = await said(page);
  const picture = await page.request.get(`${site}/desk/pictures/${known.frames[0].id}/256`);
  const id = (index) => `0197a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
  const made = Array.from({ length: frames }, (_, index) => ({ ...known.frames[index % known.frames.length], id: id(index), name: `P${index}.JPG`, burst: index, rank: 0 }));
  await page.route('**/table.json*', (route) => route.fulfill({ json: { ...known, frames: made, bursts: made.map((frame) => [frame.id]) } }));
  await page.route('**/desk/pictures/0197a000*/**', async (route) => route.fulfill({ contentType: 'image/jpeg', body: await picture.body() }));
}

test('a whole day is on the table by its keys alone, on a Kazakh layout too', async () => {
  const { page, troubles, close } = await table();
  const before = decisions(await said(page));
  const [first] = [await idOf(page)];

  await press(page, 'p', '3');
  await press(page, 'ArrowRight');
  const second = await idOf(page);
  // Р (x), not X, is what this key says on a Kazakh layout; 6 says ң.
  await page.evaluate(() => {
    for (const [key, code] of [['ч', 'KeyX'], ['ң', 'Digit6']]) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
  });
  const painted = [await page.locator(`#f-${first}`).getAttribute('data-mark'), await here(page).getAttribute('data-mark'), await here(page).getAttribute('data-label')];
  await saved(page);
  const now = decisions(await said(page));

  assert.deepEqual(painted, ['picked', 'rejected', 'red']);
  assert.deepEqual([now[first], now[second]], ['picked 3 null', 'rejected 0 red']);
  assert.equal(changed(before, now).length, 2);
  assert.deepEqual(troubles, []);
  await close();
});

test('a mark is one request, and a mark that changes nothing is none', async () => {
  const { page, close } = await table();
  const asked = [];
  page.on('request', (request) => { if (request.method() === 'POST') asked.push(JSON.parse(request.postData()).do); });

  await press(page, 'p', 'p', 'ArrowRight', 'x', '4', '4');
  await saved(page);

  assert.deepEqual(asked, ['mark', 'mark', 'mark']);
  await close();
});

test('the picks are counted against what is wanted, and said', async () => {
  const { page, close } = await table('lang=en');
  await page.locator('.choose input[type=number]').fill('2');
  await here(page).focus();

  await press(page, 'p', 'ArrowRight', 'p', 'ArrowRight', 'p');
  const [counts, rest, heard] = [await page.locator('.counts').innerText(), await page.locator('.rest').innerText(), await page.locator('light-table > .heard').innerText()];
  await page.reload();
  await page.waitForSelector('light-table[data-ready]');
  const kept = await page.locator('.choose input[type=number]').inputValue();

  assert.match(counts, /3\spicked/);
  assert.equal(rest, '1 too many');
  assert.match(heard, /picked, 3 of 2 picked/);
  assert.equal(kept, '2');
  await close();
});

test('everything is undone and done again: marks, stars, labels, split and merge', async () => {
  const { page, close } = await table();
  await page.locator('.frame[data-burst=folded]').first().click();
  await press(page, 'b');
  const before = await said(page);
  const groups = ({ bursts }) => bursts.map((burst) => [...burst].sort().join()).sort();

  await press(page, 'p', '5', '7', 'ArrowRight', 'Shift+B');
  await saved(page);
  const split = await said(page);
  await press(page, 'm');
  await saved(page);
  const merged = await said(page);
  for (let i = 0; i < 5; i += 1) await press(page, 'Control+z');
  await saved(page);
  const undone = await said(page);
  for (let i = 0; i < 4; i += 1) await press(page, 'Control+Shift+z');
  await saved(page);
  const redone = await said(page);

  assert.equal(groups(split).length, groups(before).length + 1);
  assert.deepEqual(groups(merged), groups(before));
  assert.deepEqual(decisions(undone), decisions(before));
  assert.deepEqual(groups(undone), groups(before));
  assert.deepEqual(decisions(redone), decisions(split));
  assert.deepEqual(groups(redone), groups(split));
  await press(page, 'Control+z');
  await saved(page);
  await close();
});

test('a burst shows its number folded and its frames unfolded, and its best is on top', async () => {
  const { page, close } = await table();
  const { frames, bursts } = await said(page);
  const folded = page.locator('.frame[data-burst=folded]').first();
  const top = (await folded.getAttribute('id')).slice(2);
  const burst = bursts.find((members) => members.includes(top));
  const badge = await folded.locator('.badge').innerText();

  await folded.click();
  await press(page, 'b');
  const unfolded = await page.locator('.frame:is([data-burst=first], [data-burst=middle], [data-burst=last])').count();
  await press(page, 'b');
  const again = await page.locator('.frame:is([data-burst=first], [data-burst=middle], [data-burst=last])').count();

  assert.equal(badge, String(burst.length));
  assert.equal(frames.find((frame) => frame.id === top).rank, 0);
  assert.equal(unfolded, burst.length);
  assert.equal(again, 0);
  await close();
});

test('marks made while the server is away are shown, survive a reload, and are saved when it is back', async () => {
  const { page, close } = await table();
  const before = decisions(await said(page));
  await page.route('**/steps*', (route) => route.abort());

  await press(page, 'p', 'ArrowRight', '4');
  await page.waitForSelector('.unsaved:not(:empty)');
  const notice = await page.locator('.unsaved').innerText();
  await page.reload();
  await page.waitForSelector('light-table[data-ready]');
  const painted = await page.locator('.frame[data-mark=picked]').count();
  const meanwhile = decisions(await said(page));
  await page.unroute('**/steps*');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await saved(page);
  const now = decisions(await said(page));

  assert.match(notice, /^2 белгі әлі сақталмады/);
  assert.equal(painted, 1);
  assert.deepEqual(meanwhile, before);
  assert.equal(changed(before, now).length, 2);
  assert.equal(await page.locator('.unsaved:not(:empty)').count(), 0);
  await close();
});

test('what a closed window left unsent is sent by the next', async () => {
  const { page, close } = await table();
  const before = decisions(await said(page));
  await page.context().route('**/steps*', (route) => route.abort());
  await press(page, 'x');
  await page.waitForSelector('.unsaved:not(:empty)');
  const next = await page.context().newPage();
  await page.close();
  await next.context().unroute('**/steps*');

  await next.goto(site + path);
  await next.waitForSelector('light-table[data-ready]');
  await saved(next);
  const now = decisions(await said(next));

  assert.equal(changed(before, now).length, 1);
  await close();
});

test('a second window follows, and neither takes back what the other did unseen', async () => {
  const { page, close } = await table();
  const second = await page.context().newPage();
  await second.goto(`${site}${path}?lang=kk`);
  await second.waitForSelector('light-table[data-ready]');
  const id = await idOf(page);

  await press(page, 'p', '2');
  await saved(page);
  await second.waitForSelector(`#f-${id}[data-mark=picked]`);
  await press(second, 'ArrowRight', 'x');
  await saved(second);
  const other = await idOf(second);
  await page.waitForSelector(`#f-${other}[data-mark=rejected]`);
  const now = decisions(await said(page));

  assert.deepEqual([now[id], now[other]], ['picked 2 null', 'rejected 0 null']);
  await close();
});

test('a mark that meets another window’s step is sent again, an undo is not', async () => {
  const { page, close } = await table();
  const asked = [];
  let refusals = 0;
  await page.route('**/steps?lang=kk', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    asked.push(JSON.parse(route.request().postData()).do);
    // Another window was faster, once for each kind of step.
    if (asked.filter((act) => act === asked.at(-1)).length > 1) return route.continue();
    refusals += 1;
    const other = await said(page);
    await page.request.post(`${site}${path}/steps?lang=kk`, {
      data: { token: await page.locator('light-table').getAttribute('data-token'), basedOn: other.n, do: 'mark', works: [other.frames.at(-1).id], rating: refusals },
    });
    return route.fulfill({ status: 409, json: { error: 'meanwhile' } });
  });

  await press(page, 'p');
  await saved(page);
  const id = await idOf(page);
  const afterMark = decisions(await said(page))[id];
  await press(page, 'Control+z');
  await saved(page);
  await page.waitForSelector('.passing');
  const afterUndo = decisions(await said(page))[id];

  assert.deepEqual(asked, ['mark', 'mark', 'undo']);
  assert.equal(afterMark, 'picked 0 null');
  assert.equal(afterUndo, 'picked 0 null');
  await close();
});

test('a page from before a restart fetches a new token and goes on', async () => {
  const { page, close } = await table();
  const sent = [];
  await page.route('**/steps?lang=kk', async (route) => {
    sent.push(JSON.parse(route.request().postData()).token);
    return sent.length === 1 ? route.fulfill({ status: 403, json: { error: 'old' } }) : route.continue();
  });
  await page.route('**/table.json*', async (route) => {
    const answer = await route.fetch();
    return route.fulfill({ response: answer, json: await answer.json() });
  });
  await page.evaluate(() => { document.querySelector('light-table').dataset.token = 'old'; });

  await press(page, 'p');
  await page.waitForFunction(() => document.querySelector('light-table').dataset.saved !== 'sending');

  assert.ok(sent.length >= 1);
  await close();
});

test('filter and order stand in the address, survive a reload, and say how many', async () => {
  const { page, close } = await table('lang=en');
  await press(page, 'p', 'ArrowRight', 'p', '5', 'ArrowRight', 'x');
  await press(page, 'f');
  await page.locator('.sifting [name=mark][value=picked]').check();
  await page.locator('.sifting [name=sort]').selectOption('stars');
  const names = () => page.locator('.sheet .frame:not([hidden])').evaluateAll((cells) => cells.map((cell) => cell.id));
  const before = await names();
  const passed = await page.locator('.sifting .passed').innerText();
  await page.waitForURL(/mark=picked/);
  await saved(page);

  await page.reload();
  await page.waitForSelector('light-table[data-ready]');
  const after = await names();
  await press(page, 'f');
  const checked = await page.locator('.sifting [name=mark][value=picked]').isChecked();

  assert.equal(before.length, 2);
  assert.match(passed, /^2 of \d+ shown$/);
  assert.deepEqual(after, before);
  assert.equal(checked, true);
  assert.match(page.url(), /sort=stars&down=/);
  await close();
});

test('under a filter a mark makes room for the next, and undo brings it back', async () => {
  const { page, close } = await table('lang=kk&mark=undecided');
  const first = await idOf(page);

  await press(page, 'x');
  const next = await idOf(page);
  await press(page, 'Control+z');
  const back = await idOf(page);
  await saved(page);

  assert.notEqual(next, first);
  assert.equal(back, first);
  await close();
});

test('the place survives a reload', async () => {
  const { page, close } = await table();
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  const id = await idOf(page);
  await page.waitForURL(new RegExp(`#${id}$`));

  await page.reload();
  await page.waitForSelector('light-table[data-ready]');
  const again = await idOf(page);
  await page.goto(`${site}${path}?lang=ru`);
  await page.waitForSelector('light-table[data-ready]');

  assert.equal(again, id);
  assert.equal(await idOf(page), id);
  await close();
});

test('the place moves by itself after a mark, when that is wanted', async () => {
  const { page, close } = await table();
  const first = await idOf(page);

  await press(page, 'Shift+P');
  const second = await idOf(page);
  await press(page, 'a', 'x');
  const third = await idOf(page);
  await press(page, 'a', 'u');

  assert.equal(new Set([first, second, third]).size, 3);
  assert.equal(await idOf(page), third);
  await saved(page);
  await close();
});

test('several are marked at once, and none of the others', async () => {
  const { page, close } = await table();
  const before = decisions(await said(page));

  await press(page, 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'p');
  const chosen = await page.locator('.frame[aria-selected=true]').count();
  await press(page, 'Escape');
  await saved(page);

  assert.equal(chosen, 3);
  assert.equal(changed(before, decisions(await said(page))).length, 3);
  assert.equal(await page.locator('.frame[aria-selected=true]').count(), 0);
  await close();
});

test('Z shows 1:1 where the pointer is, and the same point of the next photograph', async () => {
  const { page, close } = await table();
  const box = () => page.locator('.stage .print').first().evaluate((print) => {
    const [a, b] = [print.getBoundingClientRect(), print.parentElement.getBoundingClientRect()];
    return { x: (b.x + b.width / 2 - a.x) / a.width, y: (b.y + b.height / 2 - a.y) / a.height, scale: a.width };
  });
  await press(page, 'Space');
  const fit = await box();
  await page.mouse.move(500, 300);

  await press(page, 'z');
  const close1 = await box();
  await press(page, 'ArrowRight');
  const next = await box();
  await press(page, 'Escape');
  const back = await box();
  await press(page, 'Escape');

  assert.ok(close1.scale > fit.scale);
  assert.ok(Math.abs(next.x - close1.x) < 0.2 && Math.abs(next.y - close1.y) < 0.2, JSON.stringify([close1, next]));
  assert.ok(back.scale < close1.scale);
  assert.equal(await page.locator('.stage').isVisible(), false);
  await close();
});

test('the photographs that come next are here before they are asked for', async () => {
  const { page, close } = await table();
  const asked = [];
  page.on('request', (request) => { if (/\/(1024|2048)$/.test(request.url())) asked.push(request.url()); });
  await press(page, 'Space');
  await page.waitForFunction(() => document.querySelector('.stage .print img')?.currentSrc.match(/\/(512|1024|2048)$/));
  await page.waitForLoadState('networkidle');
  const known = new Set(asked);

  await press(page, 'ArrowRight');
  const shown = await page.locator('.stage .print img').first().evaluate((image) => ({ url: image.currentSrc, isHere: image.complete && image.naturalWidth > 0 }));

  assert.ok(known.has(shown.url), shown.url);
  assert.ok(shown.isHere);
  await close();
});

test('a burst is compared side by side, with one zoom, and the best is picked there', async () => {
  const { page, close } = await table();
  const before = decisions(await said(page));
  await page.locator('.frame[data-burst=folded]').first().click();

  await press(page, 'c');
  const panes = await page.locator('.stage .pane').count();
  await press(page, 'z');
  const scales = await page.locator('.stage .print').evaluateAll((prints) => prints.map((print) => Math.round(print.getBoundingClientRect().width)));
  await press(page, 'ArrowRight', 'p');
  const active = await page.locator('.pane[data-here] .name').innerText();
  await press(page, 'Escape', 'Escape');
  await saved(page);
  const now = decisions(await said(page));

  assert.ok(panes >= 2 && panes <= 4, String(panes));
  assert.equal(new Set(scales).size, 1);
  assert.equal(changed(before, now).length, 1);
  assert.ok(active.includes((await said(page)).frames.find((frame) => frame.id === changed(before, now)[0]).name));
  await close();
});

test('ten thousand photographs are few elements, wherever the sheet is', async () => {
  const { page, close } = await table();
  await pretend(page, 10_000);
  await page.reload();
  await page.waitForSelector('light-table[data-ready]');
  const count = () => page.evaluate(() => document.querySelectorAll('light-table *').length);
  const counts = [await count()];

  await press(page, 'End');
  counts.push(await count());
  await press(page, ...Array(30).fill('PageUp'));
  counts.push(await count());
  await page.locator('.sheet').evaluate((sheet) => { sheet.scrollTop = sheet.scrollHeight / 3; });
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  counts.push(await count());

  assert.ok(Math.max(...counts) < 1600, String(counts));
  assert.equal(await page.locator('.sheet').getAttribute('aria-rowcount') > 1000, true);
  assert.equal(await page.evaluate(() => document.activeElement.matches('.frame[data-here]')), true);
  await close();
});

for (const [what, frames] of [['no photograph', 0], ['one photograph', 1]]) {
  test(`an import with ${what} is a table too`, async () => {
    const { page, troubles, close } = await table();
    await pretend(page, frames);
    await page.reload();
    await page.waitForSelector('light-table[data-ready]');

    await press(page, 'ArrowRight', 'ArrowDown', 'End', 'PageDown', 'Space', 'ArrowRight', 'z', 'Escape', 'Escape', 'c', 'b', 'm', 'Shift+B', 'Control+a', 'Escape');
    const cells = await page.locator('.sheet .frame:not([hidden])').count();

    assert.equal(cells, frames);
    assert.equal(await page.locator('.nothing').isVisible(), frames === 0);
    assert.deepEqual(troubles, []);
    await close();
  });
}

test('what is arriving is looked at, and marked only when it is here', async () => {
  const { page, close } = await table();
  const known = await said(page);
  const waiting = { id: null, key: 'a0', name: 'ARRIVING.JPG', thumb: `/desk/pictures/${known.frames[0].id}/256` };
  let answers = 0;
  await page.route('**/table.json*', (route) => {
    answers += 1;
    // The first is still arriving; then it has an id.
    const first = answers > 1 ? { ...known.frames[0], key: 'a0' } : waiting;
    return route.fulfill({ json: { ...known, arriving: answers > 1 ? 0 : 1, frames: [first, ...known.frames.slice(1)], bursts: known.bursts.map((burst) => burst.filter((id) => answers > 1 || id !== known.frames[0].id)) } });
  });
  const asked = [];
  page.on('request', (request) => { if (request.method() === 'POST') asked.push(request.postData()); });
  await page.goto(`${site}${path}?lang=kk#a0`);
  await page.reload();
  await page.waitForSelector('.frame[data-arriving]');
  await press(page, 'Home', 'p');
  const early = asked.length;

  await page.waitForSelector(`#f-${known.frames[0].id}`);
  const stands = await idOf(page);
  await press(page, 'p');
  await saved(page);

  assert.equal(early, 0);
  assert.equal(stands, known.frames[0].id);
  assert.equal(asked.length, 1);
  await close();
});

test('the best are asked for with the import, how many, and the token', async () => {
  const { page, close } = await table('lang=en');
  const posted = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/desk/selections'));
  await page.route('**/desk/selections*', (route) => route.fulfill({ contentType: 'text/html', body: 'selection' }));

  await page.locator('.choose input[type=number]').fill('12');
  await page.locator('.choose button').click();
  const fields = new URLSearchParams((await posted).postData());

  assert.equal(fields.get('import'), path.split('/').pop());
  assert.equal(fields.get('count'), '12');
  assert.ok(fields.get('token').length > 0);
  await close();
});

test('on a tablet fingers do what keys do', async () => {
  const context = await (await browser()).newContext({ viewport: tablet, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${site}${path}?lang=kk`);
  await page.waitForSelector('light-table[data-ready]');
  const cells = page.locator('.sheet .frame:not([hidden])');
  const second = await cells.nth(1).getAttribute('id');

  await cells.nth(1).tap();
  await page.locator('.keys [data-do=pick]').tap();
  const marked = await page.locator(`#${second}`).getAttribute('data-mark');
  await cells.nth(1).tap();
  const isOpen = await page.locator('.stage').isVisible();
  const name = () => page.locator('.pane .name').first().innerText();
  const before = await name();
  await swipe(page, 700, 300);
  const after = await name();
  await page.locator('.keys [data-do=reject]').tap();
  await page.locator('.keys [data-do=open]').tap();
  await saved(page);
  const sizes = await page.locator('.keys > button:visible, .star-keys button').evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));

  assert.equal(marked, 'picked');
  assert.ok(isOpen);
  assert.notEqual(before, after);
  assert.equal(await page.locator('.frame[data-mark=rejected]').count(), 1);
  assert.ok(Math.min(...sizes) >= 44, String(sizes));
  await context.close();
});

async function swipe(page, from, to) {
  const client = await page.context().newCDPSession(page);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y: 300 }] });
  for (let step = 1; step <= 8; step += 1) await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from + ((to - from) * step) / 8, y: 300 }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const states = [['sheet', []], ['unfolded burst', ['b']], ['marks and a selection', ['p', '4', '6', 'Shift+ArrowRight', 'Shift+ArrowRight', 'x']], ['filter', ['f']], ['help', ['?']], ['full size', ['Space']], ['1:1', ['z']], ['comparison', ['c']]];
for (const [device, viewport] of [['phone', phone], ['tablet', tablet], ['desktop', desktop]]) {
  test(`axe finds nothing in any state, and nothing sticks out (${device})`, async () => {
    const { page, close } = await table('lang=kk', { viewport, bypassCSP: true });
    for (const [state, keys] of states) {
      // Each from the beginning, with nothing remembered of the one before.
      await page.evaluate(() => localStorage.clear());
      await page.goto(`${site}${path}?lang=kk`);
      await page.waitForSelector('light-table[data-ready]');
      await page.addScriptTag({ content: axe });
      await page.locator('.frame[data-burst=folded]').first().click();
      await press(page, ...keys);
      await page.waitForFunction(() => Array.from(document.images).every((image) => image.complete));

      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' ')}`), []);
      assert.ok(beyond <= 0, `${state}: ${beyond} px wider than the window`);
      await saved(page);
    }
    await close();
  });
}

/** As if the server had found that a camera's clock is an hour slow. */
async function withClock(page) {
  const clock = { camera: 'Fujifilm X100', body: null, seconds: 3600, says: 'Canon EOS 1000D және Fujifilm X100 камераларының сағаты 1 сағ алшақ сияқты.', move: 'Fujifilm X100 кадрларын +1:00 жылжыту' };
  await page.route('**/table.json*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...await answer.json(), clocks: [clock] } });
  });
  await page.reload();
  await page.waitForSelector('light-table[data-ready]');
  return clock;
}

test('a clock that seems to be off is asked about, answered by keys, and looks right', async () => {
  for (const viewport of [phone, desktop]) {
    const { page, close } = await table('lang=kk', { viewport, bypassCSP: true });
    const clock = await withClock(page);
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

    await page.locator('.frame[data-here]').focus();
    await press(page, 'Shift+Tab', 'Shift+Tab');
    const focused = await page.evaluate(() => document.activeElement.textContent);
    const [moved] = await Promise.all([page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/steps')), press(page, 'Enter')]);
    const { do: act, camera, seconds } = moved.postDataJSON();
    await page.waitForSelector('.passing'); // no such camera in the sample: the server says so, and the question is there again
    await page.waitForSelector('.clock-offers button');
    await press(page, 'Shift+Tab');
    const [kept] = await Promise.all([page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/steps')), press(page, 'Enter')]);
    await saved(page);

    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
    assert.ok(beyond <= 0);
    assert.equal(focused, clock.move);
    assert.deepEqual([act, camera, seconds], ['shift', 'Fujifilm X100', 3600]);
    assert.equal(kept.postDataJSON().do, 'keep-clock');
    assert.equal(await page.locator('.clock-offers button').count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.matches('.frame[data-here]')), true);
    await close();
  }
});

test('an unfolded burst is unfolded after a reload', async () => {
  const { page, close } = await table();
  await page.locator('.frame[data-burst=folded]').first().click();
  await press(page, 'b');
  const unfolded = await page.locator('.frame[data-burst=first]').count();

  await page.reload();
  await page.waitForSelector('light-table[data-ready]');

  assert.equal(unfolded, 1);
  assert.equal(await page.locator('.frame[data-burst=first]').count(), 1);
  await close();
});

test('Escape goes back one step at a time, and the focus is where it was', async () => {
  const { page, close } = await table();
  await press(page, 'ArrowRight', 'Space', 'z', '?');
  const seen = [];
  for (let i = 0; i < 3; i += 1) {
    await press(page, 'Escape');
    seen.push(await page.evaluate(() => [document.querySelector('dialog.help').open, document.querySelector('.pane')?.hasAttribute('data-zoomed') ?? false, !document.querySelector('.stage').hidden].map(Number).join('')));
  }

  assert.deepEqual(seen, ['011', '001', '000']);
  assert.equal(await page.evaluate(() => document.activeElement.matches('.frame[data-here]')), true);
  await close();
});

test('all of it makes no error, no refused style and no request to another host', async () => {
  const { page, troubles, close } = await table();

  await press(page, 'ArrowDown', 'p', 'b', 'c', 'ArrowRight', 'z', 'Escape', 'Space', 'ArrowRight', 'ArrowRight', 'z', 'Shift+ArrowRight', 'Escape', 'Escape', 'f', 'Escape', 's', 'Escape', 'Equal', 'Minus', 'End', '?', 'Escape');
  await saved(page);
  await page.waitForLoadState('networkidle');

  assert.deepEqual(troubles, []);
  await close();
});

/** Presses a key until what has the focus fits, and says how often. */
async function keyTo(page, selector, key = 'Tab', most = 40) {
  for (let times = 1; times <= most; times += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return times;
  }
  throw new Error(`${selector} was not reached in ${most} times ${key}`);
}

// A draft, because the other files look at whatever exhibition is open.
test('from the list of imports to an exhibition by keys alone', async () => {
  const { page, troubles, close } = await open('/desk/imports?lang=en');

  await keyTo(page, '.rows a.name');
  await press(page, 'Enter');
  await page.waitForSelector('light-table[data-ready]');
  await press(page, 'p', 'ArrowRight', 'x', 'ArrowRight', 'p', 'Space', 'ArrowRight', 'p', 'Escape');
  const chosen = await page.locator('.counts').innerText();
  await keyTo(page, '.choose input', 'Shift+Tab');
  await press(page, '4', 'Enter'); // the number is selected: typing takes its place
  await page.waitForURL(/\/desk\/selections\/[0-9a-f-]{36}/);
  await keyTo(page, 'a[href="#hang"]');
  await press(page, 'Enter');
  const toTitle = await keyTo(page, '#title');
  await page.keyboard.type('By keys');
  await keyTo(page, '#status');
  await press(page, 'ArrowDown');
  const toHang = await keyTo(page, 'button[value=hang]');
  await press(page, 'Enter');
  await page.waitForURL(/said=hung/);
  const toExhibition = await keyTo(page, '#hang a[href*="/desk/exhibitions/"]');
  await press(page, 'Enter');
  await page.waitForURL(/\/desk\/exhibitions\//);

  assert.match(chosen, /3\spicked/);
  assert.deepEqual([toTitle, toHang, toExhibition], [1, 1, 1]);
  assert.match(await page.locator('h1').innerText(), /By keys/);
  assert.equal(await page.locator('li[data-work]').count(), 4);
  // Chromium reports a page that is left in the middle of its transition as an error of the page: w3c/csswg-drafts#13726.
  assert.deepEqual(troubles.filter((trouble) => !/^Transition was /.test(trouble)), []);
  await close();
});
