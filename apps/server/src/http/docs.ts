import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { describeApi } from './describe-api.ts';

const ASSETS: Record<string, string> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Desirepath API</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/docs/assets/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });
`;

/** The API's description, made from the contract, and a page to browse it. All assets come from here. */
export async function docsRoutes(app: FastifyInstance): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  let description: Promise<unknown> | undefined;

  app.get('/api/openapi.json', async () => {
    description ??= describeApi();
    return description;
  });
  for (const address of ['/api/docs', '/docs']) {
    app.get(address, async (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  }
  app.get('/api/docs/assets/start.js', async (_request, reply) => reply.type('text/javascript').send(START));
  for (const [file, type] of Object.entries(ASSETS)) {
    app.get(`/api/docs/assets/${file}`, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(await readFile(join(folder, file))),
    );
  }
}
