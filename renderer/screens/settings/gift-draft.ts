import type { OutputFor } from '../../../shared/contract/index.ts';
import type { GiftRuleForm } from '../../../shared/contract/order-changes.ts';
import { fenOf, yuanTyped } from '../../app/money-text.ts';

export type GiftRuleRow = OutputFor<'orderChanges', 'giftRules'>['rules'][number];

/** A rule as it is typed. */
export type GiftDraft = {
  readonly id: number | null;
  readonly name: string;
  readonly active: boolean;
  readonly kind: 'buy' | 'spend';
  readonly codes: string;
  readonly pieces: string;
  readonly amount: string;
  readonly often: 'once' | 'each';
  readonly giftSkuCode: string;
  readonly giftQuantity: string;
  readonly fromAt: number | null;
  readonly untilAt: number | null;
  readonly shops: readonly string[];
};

export const emptyGift: GiftDraft = {
  id: null, name: '', active: true, kind: 'spend', codes: '', pieces: '2', amount: '200', often: 'once', giftSkuCode: '', giftQuantity: '1', fromAt: null, untilAt: null, shops: [],
};

export const giftDraftOf = (rule: GiftRuleRow): GiftDraft => ({
  ...emptyGift, id: rule.id, name: rule.name, active: rule.active, kind: rule.condition.kind, often: rule.often, giftSkuCode: rule.giftSkuCode, giftQuantity: String(rule.giftQuantity),
  fromAt: rule.fromAt, untilAt: rule.untilAt, shops: rule.shops,
  ...(rule.condition.kind === 'buy' ? { codes: rule.condition.codes.join('\n'), pieces: String(rule.condition.pieces) } : { amount: yuanTyped(rule.condition.fen) }),
});

const wholeOf = (typed: string): number | null => {
  const text = typed.normalize('NFKC').trim();
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
};

/** What is typed as a rule; null = something is missing or no number. */
export const readGift = (draft: GiftDraft): GiftRuleForm | null => {
  const giftQuantity = wholeOf(draft.giftQuantity);
  const pieces = wholeOf(draft.pieces);
  const fen = fenOf(draft.amount);
  if (draft.name.trim() === '' || draft.giftSkuCode.trim() === '' || giftQuantity === null || giftQuantity > 99) return null;
  if (draft.kind === 'buy' ? pieces === null : fen === null || fen === 0) return null;
  const codes = [...new Set(draft.codes.split(/[\n,，;；]/u).map((code) => code.trim()).filter((code) => code !== ''))];
  return {
    name: draft.name.trim(), active: draft.active, fromAt: draft.fromAt, untilAt: draft.untilAt, shops: [...draft.shops],
    condition: draft.kind === 'buy' ? { kind: 'buy', codes, pieces: pieces ?? 1 } : { kind: 'spend', fen: fen ?? 1 },
    often: draft.often, giftSkuCode: draft.giftSkuCode.trim(), giftQuantity,
  };
};
