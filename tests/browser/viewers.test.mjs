// Mirador, Clover and Universal Viewer, on a site of their own, load an exhibition: no picture they ask for is refused.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { browser, closeBrowser, desktop, exhibition, site } from './site.mjs';
import { fetchViewers, folder } from './viewers.mjs';

const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml' };
const pages = {
  mirador: (manifest) => `<div id="viewer"></div><script src="/mirador/dist/mirador.min.js"></script>
    <script>Mirador.viewer({ id: 'viewer', windows: [{ manifestId: '${manifest}' }] })</script>`,
  clover: (manifest) => `<script src="/@samvera-clover-iiif/dist/web-components/index.umd.js"></script><clover-viewer iiif-content="${manifest}"></clover-viewer>`,
  universalviewer: (manifest) => `<link rel="stylesheet" href="/universalviewer/dist/uv.css"><div id="viewer" class="uv"></div>
    <script src="/universalviewer/dist/umd/UV.js"></script><script>UV.init('viewer', { manifest: '${manifest}', embedded: true })</script>`,
};
let elsewhere;
let manifest;
before(async () => {
  await fetchViewers();
  manifest = `${site}/iiif/presentation/3/exhibitions/${(await exhibition('en')).split('/').pop()}/manifest`;
  elsewhere = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://here');
    const page = pages[pathname.slice(1)];
    try {
      const body = page ? `<!doctype html><meta charset="utf-8"><style>html,body,#viewer{height:100%;margin:0}#viewer{position:relative}</style>${page(manifest)}`
        : await readFile(join(folder, normalize(pathname)));
      response.writeHead(200, { 'content-type': page ? types['.html'] : types[extname(pathname)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => elsewhere.listen(0, '127.0.0.1', listening));
});
after(async () => {
  elsewhere.close();
  await closeBrowser();
});

for (const viewer of Object.keys(pages)) {
  test(`${viewer} shows our exhibition from another site, and every request it makes is answered`, async () => {
    const window = await (await browser()).newContext({ viewport: desktop });
    const page = await window.newPage();
    const answers = [];
    const failed = [];
    page.on('response', (answer) => { if (answer.url().startsWith(site)) answers.push([answer.status(), new URL(answer.url()).pathname]); });
    page.on('requestfailed', (request) => { if (request.url().startsWith(site) && request.failure()?.errorText !== 'net::ERR_ABORTED') failed.push(`${request.failure()?.errorText} ${request.url()}`); });

    await page.goto(`http://127.0.0.1:${elsewhere.address().port}/${viewer}`);
    await page.waitForResponse((answer) => /\/iiif\/image\/3\/[^/]+\/info\.json$/.test(answer.url()), { timeout: 45_000 });
    await page.waitForResponse((answer) => /\/iiif\/image\/3\/[^/]+\/[^/]+\/[^/]+\/0\/default\.jpg$/.test(answer.url()), { timeout: 45_000 });
    await page.waitForSelector('canvas', { timeout: 45_000 });
    await page.waitForLoadState('networkidle');

    assert.ok(answers.some(([, path]) => path.endsWith('/manifest')));
    assert.ok(answers.some(([, path]) => path.endsWith('.jpg')));
    assert.deepEqual(answers.filter(([status]) => status < 200 || status >= 400), []);
    assert.deepEqual(failed, []);
    await window.close();
  });
}
