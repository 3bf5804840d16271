/** rrweb's numbers for kinds of events and of changes. Who writes recordings on strangers' pages has them one by one: the enums would be sent along. */
export { EventType, IncrementalSource } from '@rrweb/types';
