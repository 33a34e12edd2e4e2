import { compareNames, type BuyerKeys } from '../../../shared/domain/customers/buyer-keys.ts';
import { judge, manySharers, type Evidence } from '../../../shared/domain/customers/recognition.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../../store/database.ts';
import { buyersSharing, newestReceiver, phoneUse, receiverSharing } from '../../store/customers/customer-keys.ts';
import { insertMerge, pairsBetween, writePair } from '../../store/customers/customer-merges.ts';
import { headOfCustomer, membersOf } from '../../store/customers/customers.ts';

/** More buyers than this under one head, and only a person joins another. */
const mostByItself = 20;

export type Seen = { readonly platform: string; readonly name: string; readonly hasNick: boolean };

/** A phone that this buyer uses less than another of its own says little: it may be that of somebody who got a present. */
const usuallyAnother = (reader: Reader, customerId: CustomerId, phoneKey: Uint8Array): boolean => {
  const use = phoneUse(reader, customerId, phoneKey);
  return use.others > use.this;
};

/** Draws the conclusion from one piece of evidence: one customer from now on, or a question to a person, or nothing. */
const conclude = (writer: Writer, buyer: CustomerId, other: CustomerId, evidence: Evidence, at: number): void => {
  const { verdict, confidence, reasons } = judge(evidence);
  if (verdict === 'none') return;
  const [mine, theirs] = [headOfCustomer(writer, buyer), headOfCustomer(writer, other)];
  if (mine === theirs) return;
  const [these, those] = [membersOf(writer, mine), membersOf(writer, theirs)];
  const known = pairsBetween(writer, these, those);
  if (known.some(({ state }) => state === 'apart')) return;
  const cause = { at, staffId: null, confidence, reasons: reasons.join(',') };
  if (verdict === 'merge' && these.length + those.length <= mostByItself) {
    // The older one speaks: what people noted is more often there.
    insertMerge(writer, mine < theirs ? theirs : mine, mine < theirs ? mine : theirs, cause);
  } else if (!known.some(({ state }) => state === 'open')) {
    writePair(writer, buyer, other, 'open', cause);
  }
};

const alikeOn = (seen: Seen, other: { readonly name: string; readonly platform: string }): Pick<Evidence, 'names' | 'acrossPlatforms'> => ({
  names: compareNames(seen.name, other.name), acrossPlatforms: seen.platform !== other.platform,
});

/** Buyers with the same phone or address as this order, and what follows from each. */
export const weighShared = (
  writer: Writer, buyer: CustomerId, seen: Seen, keys: BuyerKeys, hashed: { readonly phone: Uint8Array | null; readonly address: Uint8Array | null }, at: number,
): void => {
  for (const kind of ['phone', 'address'] as const) {
    const key = hashed[kind];
    if (key === null) continue;
    const others = buyersSharing(writer, kind, key, manySharers + 2).filter((id) => id !== buyer);
    if (others.length === 0) continue;
    const own = headOfCustomer(writer, buyer);
    const strangers = others.filter((id) => headOfCustomer(writer, id) !== own);
    const sharedBy = new Set(strangers.map((id) => headOfCustomer(writer, id))).size;
    for (const other of strangers) {
      const receiver = receiverSharing(writer, kind, key, other);
      if (receiver === undefined) continue;
      const alike = alikeOn(seen, receiver);
      conclude(writer, buyer, other, {
        kind, ...alike, twoAccounts: seen.hasNick && !alike.acrossPlatforms, landline: kind === 'phone' && keys.landline, sharedBy,
        otherPhoneUsual: kind === 'phone' && (usuallyAnother(writer, buyer, key) || usuallyAnother(writer, other, key)),
      }, at);
    }
  }
};

/** The order's nick belongs to another buyer of the platform. */
export const weighNick = (writer: Writer, buyer: CustomerId, owner: CustomerId, seen: Seen, at: number): void => {
  const receiver = newestReceiver(writer, owner);
  if (receiver === undefined) return;
  conclude(writer, buyer, owner, { kind: 'nick', ...alikeOn(seen, receiver), twoAccounts: false, landline: false, otherPhoneUsual: false, sharedBy: 0 }, at);
};
