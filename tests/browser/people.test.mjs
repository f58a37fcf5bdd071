// People and what they agree to: signed by hand on a telephone, taken back there; nothing for axe to find in any state.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { closeBrowser, desktop, open, phone } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let person;
let secret;
let sheet;
let work;
let merge;
let maker;

// Nobody is named in a work here: the other tests look at the works.
before(async () => {
  const { page, close } = await open('/desk/people?lang=kk');
  await page.fill('#name', 'Зейнеп апа');
  await page.click('form.ask button');
  person = new URL(page.url()).pathname;
  await page.click('button[value=ask]');
  await page.locator('.consent details summary').first().click();
  secret = new URL(await page.locator('.private-link a').first().getAttribute('href'), page.url()).pathname;
  sheet = new URL(await page.locator('a[href*="/sheet"]').first().getAttribute('href'), page.url()).pathname;
  await page.goto(new URL('/desk?lang=kk', page.url()).href);
  work = (await page.locator('.sheet-of-works a').last().getAttribute('href')).split('?')[0];
  // A maker's name becomes a record, and there is another record of that name: labels stay as they are.
  await page.goto(new URL(`${work}/makers?lang=kk`, page.url()).href);
  if (await page.locator('button[value=record]').count() > 0) await page.locator('button[value=record]').first().click();
  else {
    await page.fill('#who', 'Айгерім Сейтова');
    await page.click('button[value=add]');
  }
  const made = await page.locator('.credits .name a').first();
  const name = await made.textContent();
  maker = new URL(await made.getAttribute('href'), page.url()).pathname;
  await page.goto(new URL('/desk/people?lang=kk', page.url()).href);
  await page.fill('#name', name);
  await page.click('form.ask button');
  await page.goto(new URL('/desk/people?lang=kk', page.url()).href);
  merge = await page.locator('a[href*="/merge"]').first().getAttribute('href');
  await close();
});
after(closeBrowser);

const pages = [
  ['the people', () => '/desk/people?lang=kk'], ['a person', () => `${person}?lang=ru&said=useless`], ['who is seen in a work', () => `${work}/people?lang=en`],
  ['the sheet', () => `${sheet}?lang=kk`], ['who made a work', () => `${work}/makers?lang=kk`], ['two records of one person', () => merge],
  ['a maker at the desk', () => `${maker}?lang=kk`], ['the makers', () => '/kk/people'], ['a maker', () => maker.replace('/desk', '/ru')],
  ['the private page', () => `${secret}?lang=kk&said=unsigned`],
];
for (const [name, path] of pages) {
  for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
    test(`axe finds nothing on ${name}, and nothing sticks out (${device})`, async () => {
      const { page, troubles, close } = await open(path(), { viewport });
      await page.evaluate(axe);

      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
      assert.ok(beyond <= 0, `${beyond} px wider than the window`);
      assert.deepEqual(troubles, []);
      await close();
    });
  }
}

test('a person signs by hand and takes it back, and the desk sees both', async () => {
  const { page, troubles, close } = await open(`${secret}?lang=en`, { viewport: phone });
  await page.fill('#by', 'Zeinep');
  await page.locator('svg.pad').scrollIntoViewIfNeeded();
  const pad = await page.locator('svg.pad').boundingBox();
  await page.mouse.move(pad.x + 30, pad.y + 40);
  await page.mouse.down();
  for (let step = 0; step < 20; step++) await page.mouse.move(pad.x + 30 + step * 8, pad.y + 40 + 20 * Math.sin(step));
  await page.mouse.up();
  await page.check('input[name=sure]');
  await page.click('button[value=agree]');
  const signature = await page.locator('svg.signature path').getAttribute('d');
  await page.locator('details.evidence summary').click();
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  await page.setInputFiles('#paper', { name: 'paper.png', mimeType: 'image/png', buffer: await page.screenshot() });
  await page.click('button[value=attach]');
  const desk = await open(`${person}?lang=en`);
  const held = await desk.page.locator('.consent .name .whole').count();
  const paper = await desk.page.locator('.evidence-files img').evaluate(async (image) => { image.loading = 'eager'; await image.decode(); return image.naturalWidth; });

  await page.click('button[value=withdraw]');
  await desk.page.reload();
  const withdrawn = await desk.page.locator('.consent .name .missing').textContent();

  assert.match(signature, /^M\d+ \d+(L\d+ \d+){10,}$/);
  assert.deepEqual(violations.map(({ id }) => id), []);
  assert.equal(held, 1);
  assert.ok(paper > 0);
  assert.equal(withdrawn, 'Withdrawn');
  assert.deepEqual(troubles, []);
  await Promise.all([close(), desk.close()]);
});
