import { certainlyEquals, readEquals, readEqualsReversed } from './equals-protocol.ts';
import { readCasFrame, readToledo, readYaohua } from './framed-protocols.ts';
import { readNciLine, readPlainLine, readPrefixedLine, readSicsLine, readStatusLine, type ReadFrame } from './line-protocols.ts';
import { control } from './wire-text.ts';

export const scaleProtocols = ['status', 'prefixed', 'equals', 'equals_reversed', 'toledo', 'yaohua', 'sics', 'cas', 'nci', 'plain'] as const;
export type ScaleProtocol = (typeof scaleProtocols)[number];

export type ProtocolReader = {
  readonly protocol: ScaleProtocol;
  readonly read: ReadFrame;
  /** Stricter, for finding out what a scale speaks. */
  readonly recognise: ReadFrame;
};

const same = (protocol: ScaleProtocol, read: ReadFrame): ProtocolReader => ({ protocol, read, recognise: read });

/** From the strictest to the loosest: the first that reads a message has it. */
export const protocolReaders: readonly ProtocolReader[] = [
  same('cas', readCasFrame), same('yaohua', readYaohua), same('toledo', readToledo), same('status', readStatusLine), same('sics', readSicsLine),
  same('prefixed', readPrefixedLine), same('nci', readNciLine),
  { protocol: 'equals', read: readEquals, recognise: certainlyEquals('forward') },
  { protocol: 'equals_reversed', read: readEqualsReversed, recognise: certainlyEquals('reversed') },
  same('plain', readPlainLine),
];

const ascii = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

/** Never a command that sets zero or tare, nor one that prints: only questions. */
const everyQuestion: readonly (readonly number[])[] = [ascii('SI\r\n'), ascii('W\r\n'), [control.enq], [control.dc1], ascii('Q\r\n')];

/** What a scale that speaks only when asked is asked with. CAS answers ENQ with ACK, and gives the weight on DC1. */
const questions: Readonly<Record<ScaleProtocol, readonly (readonly number[])[]>> = {
  sics: [ascii('SI\r\n')], cas: [[control.enq], [control.dc1]], nci: [ascii('W\r')], plain: everyQuestion, status: everyQuestion, prefixed: everyQuestion,
  // These send by themselves.
  equals: [], equals_reversed: [], toledo: [], yaohua: [],
};

/** The questions to go through in turn while nothing comes by itself; null = nobody knows yet what it speaks. */
export const questionsFor = (protocol: ScaleProtocol | null): readonly (readonly number[])[] => (protocol === null ? everyQuestion : questions[protocol]);
