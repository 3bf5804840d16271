import { build } from 'vite';

/** A file of ours, and all it imports, as one script for a page of a test. */
export async function bundled(file: URL): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: file.pathname, output: { format: 'iife' } },
    },
  });
  if (!('output' in built)) throw new Error('It was not built as one script');
  return built.output[0].code;
}
