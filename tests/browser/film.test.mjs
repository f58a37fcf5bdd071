// A film with its captions: on the wall at night, on its page, and in a published folder opened from a disk. On a home of its own.
// film.webm is three seconds of ffmpeg's test picture and a tone, made for this.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { browser, closeBrowser, desktop, open, phone } from './site.mjs';

const [program, ...first] = (process.env.KORME ?? './korme').split(' ');
const base = 'http://127.0.0.1:8492';
let folder, server, work;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'korme-film-'));
  const [films, home] = [join(folder, 'films'), join(folder, 'home')];
  const korme = (...words) => promisify(execFile)(program, [...first, ...words, '--home', home]);
  await promisify(execFile)('mkdir', [films]);
  await copyFile('tests/browser/film.webm', join(films, 'night.webm'));
  await writeFile(join(films, 'night.kk.vtt'), 'WEBVTT\n\n00:00.000 --> 00:02.900\n<v Айсұлу>Түнгі қабырға\n');
  await writeFile(join(films, 'night.en.vtt'), 'WEBVTT\n\n00:00.000 --> 00:02.900\nThe wall at night\n');
  await writeFile(join(films, 'night.en.md'), '---\ntitle: Night wall\n---\nA wall, a lamp.\n');
  await korme('exhibit', films, '--title', 'Film', '--no-serve');
  await korme('publish', 'film', join(folder, 'copy'));
  server = spawn(program, [...first, 'serve', '--home', home, '--listen', base, '--no-browser'], { stdio: 'ignore' });
  for (let tries = 0; tries < 100 && !await fetch(base).catch(() => null); tries++) await new Promise((done) => { setTimeout(done, 200); });
  work = (await (await fetch(`${base}/screen/film/sequence.json`)).json()).slides[0];
});
after(async () => {
  await closeBrowser();
  server?.kill();
  await rm(folder, { recursive: true, force: true });
});

test('on the wall the film is played, what is said stands under it, and goes with the captions', async () => {
  assert.deepEqual([work.kind, work.captions.map(({ language }) => language)], ['video', ['en', 'kk']]);
  const { page, troubles, close } = await open('/screen/film?lang=en', { base, viewport: { width: 1280, height: 720 } });
  const said = page.locator('.said-now:not(:empty)');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 0.2);
  await said.waitFor();
  const [words, language] = [await said.textContent(), await said.getAttribute('lang')];
  const above = await page.evaluate(() => document.querySelector('.said-now:not(:empty)').getBoundingClientRect().bottom <= innerHeight);
  await page.keyboard.press('c');
  const isHidden = await said.isHidden();
  await page.keyboard.press('c');
  await page.waitForFunction(() => !document.querySelector('video')?.src && !document.querySelector('track'));

  assert.ok(['en The wall at night', 'kk Түнгі қабырға'].includes(`${language} ${words}`), `${language} ${words}`);
  assert.equal(above, true);
  assert.equal(isHidden, true);
  assert.deepEqual(troubles, []);
  await close();
});

for (const [place, viewport, address] of [['its page', desktop, () => `${base}/kk/exhibitions/film/works/${work.work}`], ['a disk', phone, () => pathToFileURL(join(folder, 'copy', 'kk', 'exhibitions', 'film', 'works', work.work, 'index.html')).href]]) {
  test(`from ${place} the film plays with captions in the visitor's language, and what is said can be read`, async () => {
    const window = await (await browser()).newContext({ viewport });
    const page = await window.newPage();
    const troubles = [];
    page.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()); });
    page.on('requestfailed', (request) => { if (request.failure()?.errorText !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()}`); });
    await page.goto(address());

    const shown = await page.locator('video').evaluate(async (video) => {
      video.muted = true;
      await video.play();
      await new Promise((done) => { video.ontimeupdate = () => { if (video.currentTime > 0.3) done(); }; });
      return [...video.textTracks].map((track) => [track.language, track.mode, track.activeCues?.[0]?.getCueAsHTML().textContent ?? null]);
    });

    assert.deepEqual(shown.find(([language]) => language === 'kk'), ['kk', 'showing', 'Түнгі қабырға']);
    assert.match(await page.locator('.transcript[open]').textContent(), /Айсұлу: Түнгі қабырға/);
    assert.deepEqual(troubles, []);
    await window.close();
  });
}
