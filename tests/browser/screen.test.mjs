// The wall at night: corners, remote control, what is withdrawn, ten hours, without a network, without scripts.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { browser, closeBrowser, desktop, exhibition, open, phone, site } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const projector = { width: 1920, height: 1080 };
let slug, screen, remote, sheet, count;
before(async () => {
  slug = (await exhibition('en')).split('/').pop();
  screen = `/screen/${slug}?lang=en`;
  const { page, close } = await open(`/desk/exhibitions/${slug}/screen?lang=en`);
  remote = await page.locator('a[href^="/remote/"]').first().getAttribute('href');
  sheet = await page.locator('a[href*="/screen/grid/"]').first().getAttribute('href');
  count = (await (await fetch(`${site}/screen/${slug}/sequence.json`)).json()).slides.length;
  await close();
});
after(closeBrowser);

const shown = (page, place) => page.waitForFunction((wanted) => document.querySelector('wall-projector').dataset.shown === wanted, String(place));
const violationsOf = async (page) => {
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
};

test('axe finds nothing on the screen, its corners, its settings and its keys', async () => {
  const { page, troubles, close } = await open(`${screen}&wall=axe`, { viewport: projector, bypassCSP: true });
  await shown(page, -1);
  const found = [...await violationsOf(page)];

  for (const key of ['e', 'Escape', 's', 'Escape', '?']) {
    await page.keyboard.press(key);
    if (key !== 'Escape') found.push(...await violationsOf(page));
  }

  assert.deepEqual(found, []);
  assert.deepEqual(troubles, []);
  await close();
});

for (const [name, path] of [['the page of the walls', () => `/desk/exhibitions/${slug}/screen?lang=kk`], ['the remote control', () => remote.replace('lang=en', 'lang=kk')],
  ['the sheet for squaring up', () => sheet], ['the square', () => '/desk/square?lang=ru']]) {
  for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
    test(`axe finds nothing on ${name}, and nothing sticks out (${device})`, async () => {
      const { page, troubles, close } = await open(path(), { viewport, bypassCSP: true });

      const violations = await violationsOf(page);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.deepEqual(violations, []);
      assert.deepEqual(troubles, []);
      assert.ok(beyond <= 0, `${beyond} px wider than the window`);
      await close();
    });
  }
}

test('corners are moved by keys and by hand, the picture lies on them, and they are there again', async () => {
  const { page, close } = await open(`${screen}&wall=corners`, { viewport: projector });
  const corners = () => page.evaluate(() => {
    const { style, offsetWidth: width, offsetHeight: height } = document.querySelector('.surface');
    const matrix = new DOMMatrix(style.transform);
    return [[0, 0], [width, 0], [width, height], [0, height]].map(([x, y]) => {
      const { x: left, y: top, w } = matrix.transformPoint(new DOMPoint(x, y));
      return [Math.round(left / w), Math.round(top / w)];
    });
  });

  await page.keyboard.press('e');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.mouse.move(1900, 1060);
  await page.mouse.down();
  await page.mouse.move(1700, 960);
  await page.mouse.up();
  const moved = await corners();
  await page.getByText('Kept.').waitFor();
  await page.reload();
  await page.waitForSelector('wall-projector[data-ready]');

  assert.deepEqual(moved, [[10, 1], [1920, 0], [1720, 980], [0, 1080]]);
  assert.deepEqual(await corners(), moved);
  await page.keyboard.press('e');
  await page.getByText('Straight again').click();
  await page.getByText('Kept.').waitFor();
  await close();
});

test('two surfaces show two works, and a mask stays dark over them', async () => {
  const { page, close } = await open(`${screen}&wall=two`, { viewport: projector });
  await page.keyboard.press('e');

  await page.getByText('Another surface').click();
  await page.getByText('A mask', { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.locator('#set-fade').fill('0');
  await page.locator('#set-black').fill('0');
  await page.locator('#set-cards').uncheck();
  await page.keyboard.press('Escape');
  const sources = await page.waitForFunction(() => {
    const seen = [...document.querySelectorAll('.layer')].filter((layer) => layer.style.opacity === '1' && layer.querySelector('figure:not([hidden]) img[src]'));
    return seen.length >= 2 && seen.map((layer) => layer.querySelector('img').src);
  });

  assert.ok(new Set(await sources.jsonValue()).size >= 2);
  assert.ok(await page.locator('.masks polygon').count() > 0);
  await close();
});

test('the telephone goes on, darkens the wall and hears what is shown; without scripts too', async () => {
  const wall = await open(`${screen}&wall=remote`, { viewport: projector });
  const telephone = await open(remote, { viewport: phone });
  const plain = await open(remote, { viewport: phone, javaScriptEnabled: false });

  await telephone.page.getByRole('button', { name: 'Next' }).click();
  await shown(wall.page, 0);
  await telephone.page.getByText(/^1 of /).waitFor();
  await plain.page.getByRole('button', { name: 'Black' }).click();
  await wall.page.waitForSelector('wall-projector[data-black]');
  const pressed = await plain.page.getByRole('button', { name: 'Black' }).getAttribute('aria-pressed');

  assert.equal(pressed, 'true');
  assert.deepEqual(wall.troubles, []);
  assert.deepEqual(telephone.troubles, []);
  for (const each of [wall, telephone, plain]) await each.close();
});

test('what is withdrawn is dark at once, and its copy is let go', async () => {
  const window = await (await browser()).newContext({ viewport: projector });
  const page = await window.newPage();
  let tell;
  const told = new Promise((done) => { tell = done; });
  await page.route('**/events', async (route) => {
    await told;
    await route.fulfill({ contentType: 'text/event-stream', body: 'event: sequence\ndata: another\n\n' });
  });
  await page.route('**/sequence.json', async (route) => {
    const sequence = await (await route.fetch()).json();
    await route.fulfill({ json: { ...sequence, version: 'another', slides: sequence.slides.slice(1) } });
  });
  await page.goto(`${site}${screen}&wall=withdrawn`);
  await page.keyboard.press('ArrowRight');
  await shown(page, 0);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => [...document.querySelectorAll('.layer')].some((layer) => layer.style.opacity === '1' && !layer.querySelector('figure').hidden && layer.querySelector('img').naturalWidth > 0));
  const copy = await page.evaluate(() => [...document.querySelectorAll('.layer')].find((layer) => layer.style.opacity === '1').querySelector('img').src);

  tell();
  await page.waitForFunction((gone) => ![...document.querySelectorAll('.layer img')].some((image) => image.src === gone), copy);
  const isGone = await page.evaluate((url) => fetch(url).then(() => false, () => true), copy);

  assert.ok(isGone);
  await window.close();
});

test('the night goes on without the network', async () => {
  const { page, close } = await open(`${screen}&wall=offline`, { viewport: projector, reducedMotion: 'reduce' });
  await page.waitForFunction((works) => new Set(performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/pictures/'))).size >= works,
    (await (await fetch(`${site}/screen/${slug}/sequence.json`)).json()).slides.filter((slide) => slide.pictures.length > 0).length);

  await page.context().setOffline(true);
  for (const place of [0, 1]) {
    await page.keyboard.press('ArrowRight');
    await shown(page, place);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => [...document.querySelectorAll('.layer')].find((layer) => layer.style.opacity === '1')?.querySelector('figure:not([hidden]) img')?.naturalWidth > 0);
  }

  assert.match(await page.locator('.layer img').first().getAttribute('src') ?? await page.locator('.layer img').last().getAttribute('src'), /^blob:/);
  await close();
});

test('ten hours in little: neither elements, nor listeners, nor memory grow', async () => {
  const window = await (await browser()).newContext({ viewport: projector });
  const page = await window.newPage();
  let told = 0;
  page.on('request', (request) => { if (request.url().endsWith('/shown')) told++; });
  await page.clock.install();
  await page.goto(`${site}${screen}&wall=ten-hours`);
  await page.waitForSelector('wall-projector[data-ready]');
  const devtools = await window.newCDPSession(page);
  const steps = async (hours) => {
    // A work takes 5 + 12 seconds and two changes of 4.5: twice around first, so that everything is kept that will be.
    for (let seconds = 0; seconds < hours * 3600; seconds += 4) await page.clock.runFor(4000);
    await devtools.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return { nodes, jsEventListeners, usedSize, told, elements: await page.evaluate(() => document.querySelectorAll('*').length) };
  };

  const before = await steps(Number(process.env.KORME_HOURS ?? 0.4) / 2);
  const later = await steps(Number(process.env.KORME_HOURS ?? 0.4));

  if (process.env.KORME_HOURS) console.log(before, later);
  assert.ok(later.told > before.told + 20, `only ${later.told - before.told} things were shown`);
  assert.ok(Math.abs(later.elements - before.elements) < 40, `${before.elements} → ${later.elements} elements`);
  assert.ok(later.nodes < before.nodes + 200, `${before.nodes} → ${later.nodes} nodes`);
  assert.ok(later.jsEventListeners <= before.jsEventListeners + 5, `${before.jsEventListeners} → ${later.jsEventListeners} listeners`);
  assert.ok(later.usedSize < before.usedSize + 1.5e6, `${before.usedSize} → ${later.usedSize} bytes`);
  await window.close();
});

test('without scripts the walk goes on by links and by itself', async () => {
  const { page, close } = await open(`${screen}&at=1`, { javaScriptEnabled: false });

  const refresh = await page.locator('noscript').first().evaluate((element) => element.innerHTML).catch(() => page.content());
  await page.getByRole('link', { name: 'Next' }).click();

  assert.match(refresh, /http-equiv="refresh" content="12;url=.*at=2/);
  assert.match(page.url(), /at=2/);
  assert.ok(count > 2);
  await close();
});
