// npm iiif-processor over HTTP: node iiif-processor.mjs PYRAMID.tif PORT
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { Processor } from 'iiif-processor';
import sharp from 'sharp';

const [pyramid, port] = process.argv.slice(2);
const { pages } = await sharp(pyramid, { limitInputPixels: false }).metadata();
const dimensions = [];
for (let page = 0; page < pages; page += 1) {
  const { width, height } = await sharp(pyramid, { page, limitInputPixels: false }).metadata();
  dimensions.push({ width, height });
}
const options = { dimensionFunction: async () => dimensions, sharpOptions: { limitInputPixels: false } };
createServer(async (request, response) => {
  try {
    const processor = new Processor(`http://127.0.0.1:${port}${request.url}`, async () => createReadStream(pyramid), options);
    const result = await processor.execute();
    if (result.type === 'content') {
      const body = Buffer.from(result.body);
      response.writeHead(200, { 'Content-Type': result.contentType, 'Content-Length': body.length }).end(body);
    } else {
      const text = result.message ?? '';
      response.writeHead(result.statusCode ?? 303, { 'Content-Length': Buffer.byteLength(text) }).end(text);
    }
  } catch (error) {
    response.writeHead(error.statusCode ?? 500, { 'Content-Length': 0 }).end();
  }
}).listen(Number(port), '127.0.0.1');
