import { seeded } from '../seeded.ts';
import type { Side } from './world.ts';

/** What a call is about, whatever it is called on its platform. */
export type What = 'ping' | 'list' | 'get' | 'ship' | 'note' | 'close' | 'refund' | 'waybill_ask' | 'waybill_cancel' | 'follow' | 'other';

/**
 * `_before`: nothing was done; `_after`: it was done and is not said. `broken_json` and `html_after` come after doing, `html` before.
 * `reset_amid` hangs up in the middle of its reply. The others are answers in the platform's own words.
 */
export type Fault =
  | 'never_before' | 'never_after' | 'reset_before' | 'reset_after' | 'reset_amid' | 'broken_json' | 'html' | 'html_after' | '502_before' | '502_after'
  | 'expired' | 'isp' | 'already_shipped' | 'empty_page'
  | { readonly slowMs: number } | { readonly banSeconds: number } | { readonly clockOffMs: number } | { readonly refuse: string };

export type FaultRule = {
  readonly fault: Fault;
  readonly side?: Side;
  readonly what?: What | readonly What[];
  /** The call's own name: `taobao.time.get`, `order/searchList`, `POST fulfillments`. */
  readonly name?: RegExp;
  /** About this order or parcel only. */
  readonly number?: string;
  /** So many times, then no more; without it, always. */
  readonly times?: number;
  /** 0 … 1, drawn from the stand-in's seed; without it, every time. */
  readonly chance?: number;
};

export type HeardCall = { readonly side: Side; readonly name: string; readonly what: What; readonly number: string };

export type Faults = {
  /** The oldest rule that fits counts. */
  readonly add: (...rules: readonly FaultRule[]) => void;
  readonly clear: () => void;
  readonly pick: (call: HeardCall) => Fault | null;
};

const fits = (rule: FaultRule, call: HeardCall): boolean =>
  (rule.side === undefined || rule.side === call.side) &&
  (rule.what === undefined || (typeof rule.what === 'string' ? rule.what === call.what : rule.what.includes(call.what))) &&
  (rule.name === undefined || rule.name.test(call.name)) &&
  (rule.number === undefined || rule.number === call.number);

export const createFaults = (seed: number): Faults => {
  const { next } = seeded(seed);
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    add: (...more) => {
      rules.push(...more.map((rule) => ({ rule, left: rule.times ?? Number.POSITIVE_INFINITY })));
    },
    clear: () => {
      rules = [];
    },
    pick: (call) => {
      const found = rules.find(({ rule, left }) => left > 0 && fits(rule, call) && (rule.chance === undefined || next() < rule.chance));
      if (found === undefined) return null;
      found.left -= 1;
      return found.rule.fault;
    },
  };
};
