// The peer: what a page gets that records itself with rrweb as its documentation says, and keeps what it emits.
import { record } from '@rrweb/record';

const kept: unknown[] = [];
record({ emit: (event) => void kept.push(event) });
