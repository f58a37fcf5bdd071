// Puts a map of an invented town into a home: one vector tile, the same everywhere to zoom 14, as PMTiles 3, and the setting that names it.
//   node tests/browser/pmtiles.mjs HOME
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** An unsigned LEB128 number, as Protocol Buffers and the directories of PMTiles have it. */
function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push(rest % 128 + 128);
  }
}
const number = (field, value) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field, ...parts) => Buffer.concat([varint(field * 8 + 2), varint(parts.reduce((sum, part) => sum + part.length, 0)), ...parts]);
const zigzag = (value) => varint(value < 0 ? -2 * value - 1 : 2 * value);

/** A line or an area of a layer, its corners in 4,096ths of the tile (Mapbox Vector Tile 2.1, section 4.3). */
function shape(isArea, corners) {
  const moves = corners.map(([x, y], index) => Buffer.concat([zigzag(x - (corners[index - 1]?.[0] ?? 0)), zigzag(y - (corners[index - 1]?.[1] ?? 0))]));
  const [first, ...others] = moves;
  return bytes(2, bytes(2, Buffer.from([0, 0])), number(3, isArea ? 3 : 2), bytes(4, varint(9), first, varint(2 + others.length * 8), ...others, isArea ? varint(15) : Buffer.alloc(0)));
}
const layer = (name, kind, ...shapes) => bytes(3, bytes(1, Buffer.from(name)), ...shapes, bytes(3, Buffer.from('kind')), bytes(4, bytes(1, Buffer.from(kind))), number(5, 4096), number(15, 2));

const tile = Buffer.concat([
  layer('landuse', 'park', shape(true, [[2300, 300], [3700, 300], [3700, 1500], [2300, 1500]])),
  layer('water', 'river', shape(true, [[0, 3000], [4096, 3000], [4096, 3300], [0, 3300]])),
  layer('roads', 'major_road', shape(false, [[0, 2048], [4096, 2048]]), shape(false, [[2048, 0], [2048, 4096]])),
  layer('roads', 'minor_road', ...[512, 1024, 1536, 2560, 3584].map((at) => shape(false, [[0, at], [4096, at]])), ...[512, 1024, 1536].map((at) => shape(false, [[at, 0], [at, 4096]]))),
]);
const data = gzipSync(tile);
// One entry stands for all tiles of the zooms 0 to 14: their numbers go on from zoom to zoom.
const root = gzipSync(Buffer.concat([varint(1), varint(0), varint((4 ** 15 - 1) / 3), varint(data.length), varint(1)]));
const about = gzipSync(JSON.stringify({ attribution: "<a href='https://www.openstreetmap.org/copyright'>© OpenStreetMap</a>", vector_layers: ['landuse', 'water', 'roads'].map((id) => ({ id })) }));

const header = Buffer.alloc(127);
header.write('PMTiles');
header[7] = 3;
let at = header.length;
for (const [index, part] of [root, about, Buffer.alloc(0), data].entries()) {
  header.writeBigUInt64LE(BigInt(at), 8 + 16 * index);
  header.writeBigUInt64LE(BigInt(part.length), 16 + 16 * index);
  at += part.length;
}
// Clustered; directories and tiles packed with gzip; vector tiles; zooms 0 to 14.
header.set([1, 2, 2, 1, 0, 14], 96);

const home = process.argv[2];
await writeFile(join(home, 'town.pmtiles'), Buffer.concat([header, root, about, data]));
await appendFile(join(home, 'korme.yaml'), 'map-tiles: town.pmtiles\n');
