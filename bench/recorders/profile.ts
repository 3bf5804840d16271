/** What the browser's sampling profiler gives, as far as it is needed here; times are µs. */
export interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  timeDeltas?: number[];
}

/**
 * ms in which code of certain scripts was at work, what it calls of the browser included. Charged by the innermost frame that has an
 * address: what a recorder has wrapped of the page's stays the page's.
 */
export function chargedMs({ nodes, samples = [], timeDeltas = [] }: Profile, isOurs: (url: string) => boolean): number {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const urls = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.url]));
  const scriptOf = (node: number): string => {
    let at: number | undefined = node;
    while (at !== undefined && !urls.get(at)) at = parents.get(at);
    return (at !== undefined && urls.get(at)) || '';
  };
  const charged = new Set(nodes.map(({ id }) => id).filter((id) => isOurs(scriptOf(id))));
  return samples.reduce((sum, node, i) => sum + (charged.has(node) ? (timeDeltas[i] ?? 0) : 0), 0) / 1000;
}
