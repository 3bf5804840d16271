/** What `package-lock.json` says of a package, as far as it is needed here. */
export interface LockedPackage {
  version?: string;
  license?: string;
  link?: boolean;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** By its path, such as `node_modules/zod`. */
export type Lock = Record<string, LockedPackage>;

export interface Shipped {
  name: string;
  version: string;
  licence: string;
}

/** All that workspaces need when they run, by name; each version once. Ours are left out. */
export function shippedIn(lock: Lock, workspaces: readonly string[]): Shipped[] {
  const found = new Map<string, Shipped>();
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const here = lock[path];
    if (!here) return;
    if (here.link) return visit(here.resolved ?? '');
    const name = nameOf(path);
    if (name) {
      const { version = '', license: licence = '' } = here;
      found.set(`${name}@${version}`, { name, version, licence });
    }
    for (const need of needsOf(here)) {
      const place = placeOf(lock, path, need);
      if (place) visit(place);
    }
  };
  for (const workspace of workspaces) visit(workspace);
  return [...found.values()].sort((one, other) => (one.name + one.version < other.name + other.version ? -1 : 1));
}

/** Peers that a package can do without are there for others, if at all. */
function needsOf({ dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta }: LockedPackage) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

const nameOf = (path: string): string | undefined => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];

/** Where a package finds another: beside it, or in a folder above. Undefined for an optional one that is not there. */
function placeOf(lock: Lock, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const place = `${at && `${at}/`}node_modules/${name}`;
    if (lock[place]) return place;
    if (!at) return undefined;
  }
}
