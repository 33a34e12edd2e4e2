import type { KnownLine, KnownOrder } from './compare.ts';
import { isMaskedAddress, isMaskedName, isMaskedPhone } from './masked.ts';
import type { HoldCause, OrderDraft, OrderLineDraft, ReceiverDraft } from './order-draft.ts';

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();

/** The known line that a draft's line is, by code where both have one, else by title. Each is named once. */
const matchLines = (known: readonly KnownLine[], lines: readonly OrderLineDraft[]): (number | null)[] => {
  const taken = new Set<number>();
  const matches: (number | null)[] = lines.map(() => null);
  const isSame = [
    (line: OrderLineDraft, one: KnownLine): boolean => one.skuCode !== '' && one.skuCode === line.skuCode && one.quantity === line.quantity && one.refund === line.refund,
    (line: OrderLineDraft, one: KnownLine): boolean => one.skuCode !== '' && one.skuCode === line.skuCode && one.quantity === line.quantity,
    (line: OrderLineDraft, one: KnownLine): boolean => (one.skuCode === '' || line.skuCode === null) && plain(one.title) === plain(line.title) && one.quantity === line.quantity,
  ];
  for (const same of isSame) {
    for (const [index, line] of lines.entries()) {
      if (matches[index] !== null) continue;
      const fits = (place: number): boolean => {
        const one = known[place];
        return one !== undefined && !taken.has(place) && same(line, one);
      };
      const place = fits(index) ? index : known.findIndex((_, at) => fits(at));
      if (place < 0) continue;
      taken.add(place);
      matches[index] = place;
    }
  }
  return matches;
};

/**
 * A source that knows less of a line leaves what another said of it; one that lists the same goods in another order says nothing new. A code that
 * comes when the waybill is printed already changes no goods: it is left for what is not printed yet.
 */
const completeLines = (known: KnownOrder, lines: readonly OrderLineDraft[]): readonly OrderLineDraft[] => {
  const matches = matchLines(known.lines, lines);
  const completed = lines.map((line, index) => {
    const one = known.lines[matches[index] ?? -1];
    if (one === undefined || one.skuCode === (line.skuCode ?? '')) return { line, place: matches[index] ?? Number.MAX_SAFE_INTEGER };
    const isPrinted = known.waybillNumber !== null;
    const title = one.skuCode === '' && isPrinted ? one.title : line.title;
    return { line: line.skuCode === null ? { ...line, skuCode: one.skuCode } : isPrinted ? { ...line, skuCode: null, title } : line, place: matches[index] ?? 0 };
  });
  return completed.sort((a, b) => a.place - b.place).map(({ line }) => line);
};

/** Name, phone and address are each whole: an address is never put together from two sources. */
const completeReceiver = ({ receiver: known, receiverMasked }: KnownOrder, draft: ReceiverDraft): ReceiverDraft => {
  const saysNothing = draft.name === null && draft.phone === null && draft.secondPhone === null && draft.detail === null;
  const [hasName, hasPhone, hasAddress] = [draft.name !== null, draft.phone !== null || draft.secondPhone !== null, draft.detail !== null];
  if (saysNothing || (hasName && hasPhone && hasAddress)) return draft;
  const kept = {
    ...draft, name: draft.name ?? (known.name || null), phone: hasPhone ? draft.phone : (known.phone || null),
    ...(hasAddress ? {} : { province: known.province || null, city: known.city || null, district: known.district || null, detail: known.detail || null, postcode: known.postcode || draft.postcode }),
  };
  if (!receiverMasked) return kept;
  const masked = new Set(draft.masked);
  if (!hasName && isMaskedName(known.name)) masked.add('name');
  if (!hasPhone && isMaskedPhone(known.phone)) masked.add('phone');
  if (!hasAddress && isMaskedAddress(known.detail)) masked.add('address');
  return { ...kept, masked: [...masked] };
};

const stars = /[*＊]+/u;

/** Whether `masked` can be `real` with stars in it; text without stars, or of nothing else, proves nothing. */
export const fitsMask = (masked: string, real: string): boolean => {
  const pieces = masked.normalize('NFKC').replace(/\s/gu, '').split(stars);
  if (pieces.length < 2 || pieces.every((piece) => piece === '')) return true;
  const text = real.normalize('NFKC').replace(/\s/gu, '');
  const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 'u').test(text);
};

/** What stands where a place has no level of its own. */
const noPlace = /^(?:市辖区|县|省直辖县级行政区划|其[它他]区)?$/u;

const isSamePlace = (one: string | null, other: string): boolean =>
  one === null || noPlace.test(one) || noPlace.test(other) || stars.test(one) || one.includes(other) || other.includes(one);

/** IN-5, OF-3: the platform shows its receivers with stars, and these stars cannot be ours: the buyer has changed it, to what only a person can find out. */
const isOtherReceiver = ({ receiver: known, receiverMasked, receiverByShop }: KnownOrder, draft: ReceiverDraft): boolean => {
  if (draft.masked.length === 0 || receiverMasked || receiverByShop || known.name === '') return false;
  return (draft.name !== null && draft.masked.includes('name') && !fitsMask(draft.name, known.name)) || !isSamePlace(draft.city, known.city) || !isSamePlace(draft.district, known.district);
};

/**
 * What a platform's interface and its files say of the same order must agree: what one of them leaves unknown stays as the other said it, and is no
 * change. Pure; the draft's print stays that of what was said.
 */
export const completeDraft = (known: KnownOrder, draft: OrderDraft): OrderDraft => {
  const causes: readonly HoldCause[] = draft.holdCauses ?? [];
  return {
    ...draft, lines: completeLines(known, draft.lines), receiver: completeReceiver(known, draft.receiver),
    ...(isOtherReceiver(known, draft.receiver) && !causes.includes('address_changed') ? { holdCauses: [...causes, 'address_changed' as const] } : {}),
  };
};
