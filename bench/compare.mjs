// The same requests to ours and to npm iiif-processor: status, size, mean pixel error. node compare.mjs OURS THEIRS WIDTH HEIGHT
import sharp from 'sharp';

const [ours, theirs, fullWidth, fullHeight] = [process.argv[2], process.argv[3], Number(process.argv[4]), Number(process.argv[5])];

// A fixed sequence (mulberry32), so that every run asks the same.
let state = 2026;
const chance = (below) => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
};
const pick = (list) => list[chance(list.length)];

const regions = () => pick(['full', 'square', 'pct:25,25,50,40',
  ...Array.from({ length: 5 }, () => `${chance(fullWidth - 400)},${chance(fullHeight - 400)},${400 + chance(4000)},${400 + chance(4000)}`)]);
const sizes = () => pick(['300,', ',200', '320,240', '!400,400', 'pct:5', '^500,', '^!450,300']);
const malformed = ['full/0,/0/default.jpg', 'x/max/0/default.jpg', 'full/max/-1/default.jpg', 'full/max/0/sepia.jpg', '0,0,0,10/max/0/default.jpg', 'full/,/0/default.jpg'];
const requests = [...malformed, ...Array.from({ length: 120 }, () =>
  `${regions()}/${sizes()}/${pick(['0', '0', '90', '180', '!0', '!270'])}/${pick(['default', 'default', 'color', 'gray'])}.${pick(['png', 'png', 'jpg'])}`)];

const ask = async (base, request) => {
  const answer = await fetch(`${base}${request.replaceAll('^', '%5E')}`);
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) return { status: answer.status };
  return { status: 200, ...await sharp(body).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true }) };
};

const [status, size, errors] = [[], [], []];
for (const request of requests) {
  const [one, other] = await Promise.all([ask(ours, request), ask(theirs, request)]);
  if (one.status !== other.status) { status.push(`${request}: ${one.status} and ${other.status}`); continue; }
  if (one.status !== 200) continue;
  if (one.info.width !== other.info.width || one.info.height !== other.info.height || one.info.channels !== other.info.channels) {
    size.push(`${request}: ${one.info.width} × ${one.info.height} × ${one.info.channels} and ${other.info.width} × ${other.info.height} × ${other.info.channels}`);
    continue;
  }
  let sum = 0;
  for (let at = 0; at < one.data.length; at += 1) sum += Math.abs(one.data[at] - other.data[at]);
  errors.push({ request, error: sum / one.data.length });
}
errors.sort((a, b) => a.error - b.error);
console.log(`compared with iiif-processor: ${requests.length} requests, ${status.length} with another status, ${size.length} of another size, `
  + `mean pixel error of ${errors.length}: median ${errors[errors.length >> 1].error.toFixed(2)}, largest ${errors.at(-1).error.toFixed(2)} of 255 (${errors.at(-1).request})`);
for (const line of [...status, ...size]) console.log(`  ${line}`);
