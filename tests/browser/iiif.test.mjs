// What OpenSeadragon really asks for is read and not drawn; another program's reading of IIIF agrees with ours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseImageServiceRequest, parseRegionParameter, parseRotationParameter, parseSizeParameter } from '@iiif/parser/image-3';
import { closeBrowser, exhibition, open, site, works } from './site.mjs';

let walk;
before(async () => { walk = await works(await exhibition('en')); });
after(closeBrowser);

/** Opens the closer look, zooms in five times and pans; gives every image answer under /iiif/. */
async function session(path) {
  const { page, troubles, close } = await open(path);
  const answers = [];
  page.on('response', (answer) => { if (/\/iiif\/image\/3\/[^/]+\/[^/]+\//.test(answer.url())) answers.push(answer); });
  await page.locator('deep-zoom img').click();
  await page.waitForSelector('dialog.zoom[open] canvas');
  await page.waitForLoadState('networkidle');
  for (let zoom = 0; zoom < 5; zoom += 1) {
    await page.locator('.zoom .in').click();
    await page.waitForLoadState('networkidle');
  }
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft']) {
    await page.keyboard.press(key);
    await page.waitForLoadState('networkidle');
  }
  const seen = answers.map((answer) => ({ url: answer.url(), status: answer.status(), way: answer.headers()['x-korme-path'], link: answer.headers().link }));
  await close();
  return { seen, troubles };
}

test('a visitor who opens, zooms and pans makes the server touch no pixel', async () => {
  const { seen, troubles } = await session(walk[0]);

  assert.ok(seen.length >= 8, `${seen.length} image answers`);
  assert.deepEqual(seen.filter(({ status, way }) => status !== 200 || (way !== 'tile' && way !== 'size')), []);
  assert.deepEqual(troubles, []);
});

test('the canonical link of every tile reads the same to @iiif/parser', async () => {
  const { seen } = await session(walk[0]);

  for (const { url, link } of seen) {
    const asked = parseImageServiceRequest(url);
    const canonical = parseImageServiceRequest(/<([^>]+)>;rel="canonical"/.exec(link)[1]);
    assert.equal(canonical.type, 'image');
    assert.equal(canonical.identifier, asked.identifier);
    assert.deepEqual(canonical.region, asked.region);
    assert.deepEqual(canonical.rotation, asked.rotation);
    if (!canonical.size.max) assert.deepEqual([canonical.size.width, canonical.size.height], [asked.size.width, asked.size.height]);
  }
});

test('regions, sizes and rotations mean to @iiif/parser what they mean here', async () => {
  const base = await (await fetch(site + walk[0])).text().then((page) => /\/iiif\/image\/3\/[0-9a-f-]{36}/.exec(page)[0]);
  for (const [region, size, rotation] of [
    ['full', '300,', '0'], ['square', ',200', '90'], ['10,20,300,200', '150,100', '!0'], ['pct:10,10,50,50', '!200,200', '180'],
    ['0,0,200,100', '^400,', '22.5'], ['full', 'pct:10', '!270'], ['5,5,64,64', 'max', '0'],
  ]) {
    const answer = await fetch(`${site}${base}/${region}/${size}/${rotation}/default.png`);
    const [canonicalRegion, canonicalSize, canonicalRotation] = /<([^>]+)>;rel="canonical"/.exec(answer.headers.get('link'))[1]
      .split('/').slice(-4).map(decodeURIComponent);
    const [theirs, ours] = [parseRegionParameter(region), parseRegionParameter(canonicalRegion)];
    const [theirSize, ourSize] = [parseSizeParameter(size), parseSizeParameter(canonicalSize)];

    assert.equal(answer.status, 200, `${region}/${size}`);
    if (theirs.x !== undefined && !theirs.percent) assert.deepEqual([ours.x, ours.y, ours.w, ours.h], [theirs.x, theirs.y, theirs.w, theirs.h]);
    if (theirSize.width !== undefined && !theirSize.confined && !ourSize.max) assert.equal(ourSize.width, theirSize.width);
    if (theirSize.height !== undefined && !theirSize.confined && !ourSize.max) assert.equal(ourSize.height, theirSize.height);
    assert.deepEqual(parseRotationParameter(canonicalRotation), parseRotationParameter(rotation));
  }
});
