import type { GiftCondition, GiftRule } from '../../../shared/domain/orders/gifts.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredGiftRule = GiftRule & { readonly name: string; readonly active: boolean; readonly createdAt: number };

type Row = {
  id: number; name: string; active: 0 | 1; from_at: number | null; until_at: number | null; shops: string; condition: string; often: 'once' | 'each';
  gift_sku_id: number; gift_quantity: number; created_at: number;
};

const ruleOf = (row: Row): StoredGiftRule => ({
  id: row.id, name: row.name, active: row.active === 1, fromAt: row.from_at, untilAt: row.until_at, shops: JSON.parse(row.shops) as string[],
  condition: JSON.parse(row.condition) as GiftCondition, often: row.often, giftSkuId: row.gift_sku_id, giftQuantity: row.gift_quantity, createdAt: row.created_at,
});

export const giftRules = (reader: Reader): StoredGiftRule[] => reader.all<Row>('SELECT * FROM gift_rules ORDER BY active DESC, id DESC').map(ruleOf);

export const giftRuleById = (reader: Reader, id: number): StoredGiftRule | undefined => {
  const row = reader.first<Row>('SELECT * FROM gift_rules WHERE id = ?', id);
  return row === undefined ? undefined : ruleOf(row);
};

export const activeGiftRules = (reader: Reader): StoredGiftRule[] =>
  reader.all<Row>('SELECT * FROM gift_rules INDEXED BY gift_rules_active WHERE active = 1 ORDER BY id').map(ruleOf);

export type NewGiftRule = Omit<StoredGiftRule, 'id' | 'createdAt'>;

const values = (rule: NewGiftRule): (string | number | null)[] => [
  rule.name, rule.active ? 1 : 0, rule.fromAt, rule.untilAt, JSON.stringify(rule.shops), JSON.stringify(rule.condition), rule.often, rule.giftSkuId, rule.giftQuantity,
];

export const insertGiftRule = (writer: Writer, rule: NewGiftRule, at: number): number =>
  writer.run(
    'INSERT INTO gift_rules (name, active, from_at, until_at, shops, condition, often, gift_sku_id, gift_quantity, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...values(rule), at,
  ).id;

export const updateGiftRule = (writer: Writer, id: number, rule: NewGiftRule): void => {
  writer.run(
    'UPDATE gift_rules SET name = ?, active = ?, from_at = ?, until_at = ?, shops = ?, condition = ?, often = ?, gift_sku_id = ?, gift_quantity = ? WHERE id = ?',
    ...values(rule), id,
  );
};
