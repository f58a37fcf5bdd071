// The closer look: every key does what it says, a shared detail opens where it was, the story's details are flown to.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { closeBrowser, desktop, exhibition, open, phone, site, works } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const detail = { x: 120, y: 80, w: 240, h: 160 };
const xywh = Object.values(detail).join(',');
let path;
before(async () => {
  path = (await works(await exhibition('kk')))[1];
  // The artist points at a detail, at the desk as anybody would.
  const { page, close } = await open(`/desk/works/${path.split('/').pop()}?lang=kk`, { javaScriptEnabled: false });
  await page.locator('#story-kk').fill(`Базарда.\n\nМына [алма қорабына](#xywh=${xywh}) қараңыз.`);
  await page.locator('button.save').click();
  await close();
});
after(closeBrowser);

async function look(address = path, options = {}) {
  const opened = await open(address, options);
  if (!address.includes('xywh') && !address.includes('iiif-content')) await opened.page.locator('a.closer').click();
  await opened.page.waitForSelector('dialog.zoom[data-ready] canvas');
  await settled(opened.page);
  return opened;
}

/** Until the picture lies still and everything of it is there. */
async function settled(page) {
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))); }));
  await page.waitForSelector('dialog.zoom:not([data-moving])');
  await page.waitForLoadState('networkidle');
}

/** The region that sharing names now; null for the whole picture. */
async function shared(page) {
  await page.keyboard.press('s');
  const link = await page.locator('.zoom .link input').inputValue();
  await page.keyboard.press('Escape');
  const state = new URL(link).searchParams.get('iiif-content');
  if (!state) return { link, region: null };
  const json = JSON.parse(decodeURIComponent(Buffer.from(state, 'base64url').toString()));
  const [x, y, w, h] = json.id.split('#xywh=')[1].split(',').map(Number);
  return { link, json, region: { x, y, w, h } };
}

test('a shared detail opens the viewer where it was', async () => {
  const first = await look();
  for (const key of ['+', '+', '+', 'ArrowRight']) await first.page.keyboard.press(key);
  await settled(first.page);
  const given = await shared(first.page);
  await first.close();

  const second = await look(given.link.slice(site.length));
  const seen = await shared(second.page);

  assert.match(given.json.id, /\/iiif\/presentation\/3\/works\/[0-9a-f-]+\/canvas#xywh=/);
  assert.equal(given.json.partOf[0].type, 'Manifest');
  for (const side of ['x', 'y', 'w', 'h']) assert.ok(Math.abs(seen.region[side] - given.region[side]) <= 4, `${side}: ${JSON.stringify([given.region, seen.region])}`);
  assert.deepEqual([...first.troubles, ...second.troubles], []);
  await second.close();
});

test('the code beside a shared detail is read by a telephone and opens it', async () => {
  const { page, close } = await look(`${path}#xywh=${xywh}`, { viewport: phone });
  const seen = (await shared(page)).region;
  await page.keyboard.press('s');
  const code = page.locator('.zoom .link figure img');
  await code.evaluate((image) => image.decode());
  const folder = await mkdtemp(join(tmpdir(), 'korme-qr-'));
  await code.screenshot({ path: join(folder, 'code.png') });

  const { stdout } = await promisify(execFile)('zbarimg', ['--quiet', '--raw', join(folder, 'code.png')]);
  await rm(folder, { recursive: true });
  await close();
  const second = await open(stdout.trim().slice(site.length));
  await second.page.waitForSelector('dialog.zoom[data-ready]');

  assert.ok(stdout.startsWith(`${site}/view?iiif-content=`), stdout);
  assert.equal(new URL(second.page.url()).pathname.split('/').pop(), path.split('/').pop());
  assert.equal(await second.page.locator('dialog.zoom').getAttribute('data-shown'), Object.values(seen).join(','));
  await second.close();
});

test('the whole picture is shared as the page itself', async () => {
  const { page, close } = await look();

  const { link } = await shared(page);

  assert.equal(link, site + path);
  await close();
});

test('a hostile content state is overlooked', async () => {
  for (const state of ['%22%3E%3Cscript%3E', 'javascript:alert(1)', Buffer.from('{"id":"https://evil.example/canvas#xywh=1,1,1,1"}').toString('base64url'), '%00', '{']) {
    const { page, troubles, close } = await open(`${path}?iiif-content=${encodeURIComponent(decodeURIComponent(state))}`);

    assert.equal(await page.locator('dialog.zoom').count(), 0);
    assert.deepEqual(troubles, []);
    await close();
  }
});

test('a canvas from anywhere leads to the page that shows it', async () => {
  const id = path.split('/').pop();
  const { page, close } = await open(`/view?lang=kk&iiif-content=${encodeURIComponent(`${site}/iiif/presentation/3/works/${id}/canvas#xywh=${xywh}`)}`);
  await page.waitForSelector('dialog.zoom[data-ready]');

  assert.equal(new URL(page.url()).pathname, path);
  assert.equal(await page.locator('dialog.zoom').getAttribute('data-shown'), xywh);
  await close();
});

test('the keys zoom, move, turn and show the whole again, on a Kazakh keyboard too', async () => {
  const { page, troubles, close } = await look();
  const regions = [];
  for (const keys of [['+', '+'], ['ArrowRight'], ['ArrowDown'], ['-'], ['0']]) {
    for (const key of keys) await page.keyboard.press(key);
    await settled(page);
    regions.push((await shared(page)).region);
  }
  const [zoomed, right, down, out, whole] = regions;
  const turned = [];
  for (const key of ['r', 'к', 'R']) {
    if (key === 'к') await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'к', bubbles: true })));
    else await page.keyboard.press(key);
    turned.push(await page.locator('.zoom [role=status]').textContent());
  }

  assert.ok(right.x > zoomed.x && right.y === zoomed.y, JSON.stringify([zoomed, right]));
  assert.ok(down.y > right.y && down.x === right.x, JSON.stringify([right, down]));
  assert.ok(out.w > down.w);
  assert.equal(whole, null);
  assert.deepEqual(turned, ['90° бұрылды', '180° бұрылды', '90° бұрылды']);
  assert.deepEqual(troubles, []);
  await close();
});

test('the help is shown and hidden by its key, and Escape closes it before the viewer', async () => {
  const { page, close } = await look();

  await page.keyboard.press('?');
  const helps = await page.locator('.zoom .keys').innerText();
  await page.keyboard.press('Escape');
  const after = [await page.locator('.zoom .keys').isVisible(), await page.locator('dialog.zoom').count()];
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.zoom', { state: 'detached' });

  assert.match(helps, /Бұру/);
  assert.deepEqual(after, [false, 1]);
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'closer');
  await close();
});

test('the f key fills the screen', async () => {
  const { page, close } = await look();

  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement?.matches('dialog.zoom .room'));
  await page.keyboard.press('f');
  await page.waitForFunction(() => !document.fullscreenElement);

  await close();
});

test('the story flies to the detail it points at, and inside the viewer its button does', async () => {
  const { page, troubles, close } = await open(path);
  await page.locator('.story a.detail').click();
  await page.waitForSelector('dialog.zoom[data-ready]');
  await settled(page);
  const byLink = (await shared(page)).region;
  await page.keyboard.press('0');
  await settled(page);
  await page.locator('.zoom .details button').click();
  await settled(page);
  const byButton = (await shared(page)).region;

  for (const region of [byLink, byButton]) {
    assert.ok(region.x <= detail.x + 2 && region.y <= detail.y + 2 && region.x + region.w >= detail.x + detail.w - 2 && region.y + region.h >= detail.y + detail.h - 2, JSON.stringify(region));
    assert.ok(region.w <= detail.w * 4, JSON.stringify(region));
  }
  assert.equal(await page.locator('.zoom .details button').innerText(), 'алма қорабына');
  assert.equal(await page.locator('.zoom .details button').getAttribute('aria-current'), 'true');
  assert.equal(await page.locator('.zoom .frame').count(), 1);
  assert.deepEqual(troubles, []);
  await close();
});

test('without scripts a detail is a picture of its own, and the large picture a link', async () => {
  const { page, close } = await open(path, { javaScriptEnabled: false });

  for (const link of ['.story a.detail', 'a.closer']) {
    const answer = await page.request.get(site + await page.locator(link).getAttribute('href'));
    assert.equal(answer.headers()['content-type'], 'image/jpeg');
  }
  await close();
});

test('who wants no motion sees none', async () => {
  const { page, close } = await look(path, { reducedMotion: 'reduce' });

  await page.locator('.zoom .details button').click();
  const atOnce = (await shared(page)).region;
  await settled(page);
  const later = (await shared(page)).region;

  assert.deepEqual(atOnce, later);
  assert.notEqual(atOnce, null);
  await close();
});

test('the focus stays inside while the viewer is open', async () => {
  const { page, close } = await look();

  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog.zoom') !== null));
  }
  await close();
});

for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
  test(`axe finds nothing in the closer look, and nothing sticks out (${device})`, async () => {
    const { page, close } = await look(path, { viewport, bypassCSP: true });
    await page.addScriptTag({ content: axe });

    for (const key of ['', 's', 'h']) {
      if (key) await page.locator('.zoom .whole').focus();
      if (key) await page.keyboard.press(key);
      const { violations } = await page.evaluate(() => globalThis.axe.run('dialog.zoom'));
      assert.deepEqual(violations.map(({ id, nodes }) => `${key} ${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
    }
    const beyond = await page.locator('.zoom .tools').evaluate((tools) => tools.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${beyond} px`);
    await close();
  });
}
