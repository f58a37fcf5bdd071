// `korme publish` of N works whose derivatives are there, beside npm thumbsup (which makes its thumbnails as it goes) on some of the same
// photographs; then again with nothing changed, with one title changed, and as a ZIP. bench/run publish [N]
// A second home has photographs of 24 megapixels, whose tiles are seven times as many.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeDay } from './day.mjs';

const [korme, work, count] = process.argv.slice(2);
const sources = process.env.KORME_PHOTOGRAPHS ?? '../shared/material';
const most = 60; // photographs for thumbsup: about one a second
const large = 24; // photographs of 24 megapixels

if (!existsSync(sources)) throw new Error(`${sources} is missing: put photographs there, or name a folder with KORME_PHOTOGRAPHS`);
const day = join(work, `publish-${count}`);
await makeDay(sources, day, Number(count));
await measure('2 megapixels', day, Number(count));
await measure('24 megapixels', await enlarge(), large);
await thumbsup();

async function measure(name, folder, works) {
  const [home, copy, zip] = [`${folder}-home`, `${folder}-copy`, `${folder}-copy.zip`];
  await Promise.all([rm(copy, { recursive: true, force: true }), rm(zip, { force: true })]);
  if (!existsSync(join(home, 'complete'))) {
    await rm(home, { recursive: true, force: true });
    execFileSync('dotnet', [korme, 'exhibit', folder, '--title', 'Bench', '--no-serve', '--home', home], { stdio: 'ignore' });
    const made = await run(['publish', 'bench', copy, '--home', home, '--json']);
    console.log(`${name}: first of all, pyramids made on the way: ${(works / made.seconds).toFixed(0)} works a second`);
    await rm(copy, { recursive: true });
    execFileSync('touch', [join(home, 'complete')]);
  }
  const first = await run(['publish', 'bench', copy, '--home', home, '--json']);
  const idle = await run(['publish', 'bench', copy, '--home', home, '--json']);
  execFileSync('dotnet', [korme, 'edit', (await readdir(folder)).sort()[Math.floor(works / 2)], '--title', `kk=Сурет ${Date.now()}`, '--home', home], { stdio: 'ignore' });
  const one = await run(['publish', 'bench', copy, '--home', home, '--json']);
  const zipped = await run(['publish', 'bench', zip, '--home', home, '--json']);
  const check = await run(['publish', '--check', copy, '--json']);
  console.log(`${name}: ${first.works} works, ${first.files} files, ${(first.bytesWritten / 1e6).toFixed(0)} MB`);
  console.log(`  folder           ${(works / first.wall).toFixed(0)} works a second (${first.wall.toFixed(1)} s, start and sync of the disk included), peak ${first.peakMiB} MiB`);
  console.log(`  nothing changed  ${idle.wall.toFixed(2)} s, ${idle.written} files written, peak ${idle.peakMiB} MiB`);
  console.log(`  one title        ${one.wall.toFixed(2)} s, ${one.written} files written, peak ${one.peakMiB} MiB`);
  console.log(`  ZIP              ${(works / zipped.wall).toFixed(0)} works a second, ${((await stat(zip)).size / 1e6).toFixed(0)} MB, peak ${zipped.peakMiB} MiB`);
  console.log(`  --check          ${(check.files / check.wall).toFixed(0)} files a second`);
}

/** Runs Korme; what it answered, with the time of the whole process and the most memory it had resident. */
async function run(parameters) {
  const began = performance.now();
  const child = spawn('dotnet', [korme, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors, peakKiB] = ['', '', 0];
  child.stdout.on('data', (text) => { output += text; });
  child.stderr.on('data', (text) => { errors += text; });
  const look = setInterval(() => {
    try {
      peakKiB = Math.max(peakKiB, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // It has just ended.
    }
  }, 20);
  const code = await new Promise((done) => { child.on('close', done); });
  clearInterval(look);
  if (code !== 0) throw new Error(errors);
  return { ...JSON.parse(output.trim().split('\n').at(-1)), wall: (performance.now() - began) / 1000, peakMiB: Math.round(peakKiB / 1024) };
}

async function enlarge() {
  const folder = join(work, `publish-large-${large}`);
  await mkdir(folder, { recursive: true });
  for (const name of (await readdir(day)).sort().slice(0, large)) {
    if (!existsSync(join(folder, name))) await sharp(join(day, name)).resize(6000, 4000, { fit: 'cover' }).jpeg({ quality: 90 }).toFile(join(folder, name));
  }
  return folder;
}

async function thumbsup() {
  const [input, output] = [join(work, 'publish-thumbsup-in'), join(work, 'publish-thumbsup-out')];
  await Promise.all([input, output].map((folder) => rm(folder, { recursive: true, force: true })));
  await mkdir(input);
  const names = (await readdir(day)).sort().slice(0, most);
  for (const name of names) await cp(join(day, name), join(input, name));
  const began = performance.now();
  execFileSync(new URL('thumbsup/node_modules/.bin/thumbsup', import.meta.url).pathname, ['--input', input, '--output', output, '--log', 'default', '--embed-exif', 'false', '--usage-stats', 'false'], { stdio: 'ignore' });
  const seconds = (performance.now() - began) / 1000;
  console.log(`thumbsup 2.18: ${(names.length / seconds).toFixed(1)} photographs a second (${names.length} of them, thumbnails made on the way, no tiles)`);
}
