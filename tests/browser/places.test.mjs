// Places, relations, what happened to a work, and the years: made at the desk, seen by visitors; nothing for axe to find on any of the pages.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { closeBrowser, desktop, exhibition, open, phone, works } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let place;
let work;
let shown;
let merge;

// The last work that hangs: what is said of it here is taken back at the end, for the other tests look at the works.
before(async () => {
  const hung = await works(await exhibition());
  work = `/desk/works/${hung.at(-1).split('/').at(-1)}`;
  const { page, close } = await open('/desk?lang=kk');
  const desk = await page.locator('.sheet-of-works a').evaluateAll((links) => links.map((link) => link.pathname));
  const other = desk.find((path) => path !== work).split('/').at(-1);
  await page.goto(new URL(`${work}?lang=kk`, page.url()).href);
  await page.fill('#place-name', 'Көк базар');
  await page.click('button[value=new]');
  place = new URL(page.url()).pathname;
  await page.check('input[value=Exact]');
  await page.fill('#at', '43.26412, 76.95571');
  await page.fill('#city-kk', 'Алматы');
  await page.click('button[value=save]');
  await page.goto(new URL(`${work}?lang=kk&as=DrawnFrom&relate=${other}`, page.url()).href);
  await page.click('#relations button[value=add]');
  await page.locator('#condition summary').first().click();
  await page.selectOption('#kind-0', 'PaintedOver');
  await page.fill('#date-0', '2024-05');
  await page.locator('#condition button[value=save]').first().click();
  await page.goto(new URL('/desk/places?lang=kk', page.url()).href);
  await page.fill('#name', 'Kok bazar');
  await page.click('form.ask button');
  merge = `${place}/merge?with=${new URL(page.url()).pathname.split('/').at(-1)}`;
  await page.goto(new URL('/kk/places', page.url()).href);
  shown = new URL(await page.locator('.places h3 a').first().getAttribute('href'), page.url()).pathname;
  await close();
});
after(async () => {
  const { page, close } = await open(`${work}?lang=kk`);
  await page.click('button[value=leave]');
  await page.locator('#relations button[value=remove]').first().click();
  await page.locator('#condition summary').first().click();
  await page.locator('#condition button[value=remove]').first().click();
  await close();
  await closeBrowser();
});

const pages = [
  ['the places at the desk', () => '/desk/places?lang=kk&said=nameless'], ['a place at the desk', () => `${place}?lang=ru&said=saved&from=all`],
  ['two records of one place', () => `${merge}&lang=ru`],
  ['a work at the desk', () => `${work}?lang=en&as=DrawnFrom&relate=a&at=0&said=relation-circle`],
  ['the places', () => '/kk/places'], ['a place', () => shown], ['the years', () => '/ru/years'], ['a work among others', async () => publicPage()],
];
for (const [name, path] of pages) {
  for (const [device, viewport] of [['phone', phone], ['desktop', desktop]]) {
    test(`axe finds nothing on ${name}, and nothing sticks out (${device})`, async () => {
      const { page, troubles, close } = await open(await path(), { viewport });
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

test('what visitors would see is said while it is typed, and a swap is named', async () => {
  const { page, troubles, close } = await open(`${place}?lang=en`);

  await page.fill('#street-en', 'Zhibek Zholy');
  await page.waitForFunction(() => document.querySelector('[data-seen=Street]').textContent.includes('Zhibek Zholy'));
  await page.fill('#at', '76.95571, 43.26412');
  await page.waitForSelector('#at-why:not([hidden])');
  const why = await page.locator('#at-why').textContent();

  assert.match(why, /Did you mean 43\.26412, 76\.95571/);
  assert.deepEqual(troubles, []);
  await close();
});

async function publicPage() {
  const { page, close } = await open(shown);
  const href = await page.locator('.strip a').first().getAttribute('href');
  await close();
  return href;
}
