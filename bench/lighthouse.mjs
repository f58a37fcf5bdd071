// Lighthouse over the public pages, on its phone profile (a slow telephone on slow 4G, simulated), and the bytes of each page without
// its pictures. Usage: node bench/lighthouse.mjs ORIGIN [--floor 98]. Prints a table in Markdown; ends with 1 below the floor.
import lighthouse from 'lighthouse';
import { launch } from 'chrome-launcher';

const [origin = 'http://127.0.0.1:8470', , floor = '98'] = process.argv.slice(2);
const list = await (await fetch(`${origin}/kk/`)).text();
const hall = list.match(/\/kk\/exhibitions\/[a-z0-9-]+/)[0];
const work = (await (await fetch(origin + hall)).text()).match(new RegExp(`${hall}/works/[0-9a-f-]+`))[0];
const pages = [
  ['the exhibitions', '/kk/'], ['an exhibition', hall], ['a work', work], ['search', '/kk/search'],
  ['on a plan', `${hall}/map`], ['along time', `${hall}/timeline`], ['reading', `${hall}/reading`],
];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
let isBelow = false;
console.log('| page | performance | accessibility | best practices | SEO | largest paint | shift | without pictures |');
console.log('|---|---|---|---|---|---|---|---|');
try {
  for (const [name, path] of pages) {
    const { lhr } = await lighthouse(origin + path, { port: chrome.port, onlyCategories: categories, output: 'json', logLevel: 'error' });
    const scores = categories.map((category) => Math.round(lhr.categories[category].score * 100));
    isBelow ||= scores.some((score) => score < Number(floor));
    const requests = lhr.audits['network-requests'].details.items.filter(({ resourceType }) => resourceType !== 'Image');
    const kilobytes = requests.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
    console.log(`| ${name} | ${scores.join(' | ')} | ${lhr.audits['largest-contentful-paint'].displayValue} | ${lhr.audits['cumulative-layout-shift'].displayValue} | ${kilobytes.toFixed(1)} KB |`);
    for (const { id, score, title } of Object.values(lhr.audits))
      if (score !== null && score < 0.9 && categories.some((category) => lhr.categories[category].auditRefs.some((ref) => ref.id === id && ref.weight > 0))) console.error(`  ${name}: ${id} ${score}: ${title}`);
  }
} finally {
  chrome.kill();
}
process.exitCode = isBelow ? 1 : 0;
