/** What a MaxMind DB can hold, as far as tests need it. */
export type MmdbValue = string | number | MmdbValue[] | { [key: string]: MmdbValue };

const SEPARATOR = Buffer.alloc(16);
const METADATA = Buffer.from('abcdef4d61784d696e642e636f6d', 'hex');
const UINT16 = 5;
const MAP = 7;
const UINT32 = 6;
const ARRAY = 11;
const STRING = 2;

/** A MaxMind DB (https://maxmind.github.io/MaxMind-DB/) of IPv4 networks such as `8.8.8.0/24`. */
export function makeMmdb(networks: Record<string, MmdbValue>): Buffer {
  const nodes: [number | undefined, number | undefined][] = [[undefined, undefined]];
  const data: Buffer[] = [];
  let dataLength = 0;
  /** Where in the data a network's record begins; nodes are numbered from 0, so these are kept below it. */
  const leaf = (value: MmdbValue) => {
    const encoded = encode(value);
    data.push(encoded);
    dataLength += encoded.length;
    return -(dataLength - encoded.length) - 1;
  };
  for (const [network, value] of Object.entries(networks)) {
    const [address = '', length = '32'] = network.split('/');
    const bits = address.split('.').flatMap((byte) => [...Number(byte).toString(2).padStart(8, '0')].map(Number));
    let node = 0;
    bits.slice(0, Number(length)).forEach((bit, depth) => {
      const here = nodes[node] ?? [undefined, undefined];
      if (depth === Number(length) - 1) here[bit === 0 ? 0 : 1] = leaf(value);
      else {
        const next = here[bit === 0 ? 0 : 1] ?? nodes.push([undefined, undefined]) - 1;
        here[bit === 0 ? 0 : 1] = next;
        node = next;
      }
    });
  }
  const record = (target: number | undefined) =>
    target === undefined ? nodes.length : target >= 0 ? target : nodes.length + SEPARATOR.length - target - 1;
  const tree = Buffer.alloc(nodes.length * 8);
  nodes.forEach(([left, right], i) => {
    tree.writeUInt32BE(record(left), i * 8);
    tree.writeUInt32BE(record(right), i * 8 + 4);
  });
  const metadata = encode({
    node_count: nodes.length,
    record_size: 32,
    ip_version: 4,
    database_type: 'Test-City',
    languages: ['en'],
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 0,
    description: { en: 'test' },
  });
  return Buffer.concat([tree, SEPARATOR, ...data, METADATA, metadata]);
}

function encode(value: MmdbValue): Buffer {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([control(STRING, bytes.length), bytes]);
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return value < 65_536
      ? Buffer.concat([control(UINT16, 2), bytes.subarray(2)])
      : Buffer.concat([control(UINT32, 4), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(ARRAY, value.length), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([control(MAP, entries.length), ...entries.flat().map(encode)]);
}

/** Types above 7 stand in a byte of their own; sizes above 28 in one, too. */
function control(type: number, size: number): Buffer {
  const extended = size < 29 ? [] : [size - 29];
  const low = Math.min(size, 29);
  return Buffer.from(type > 7 ? [low, type - 7, ...extended] : [(type << 5) | low, ...extended]);
}
