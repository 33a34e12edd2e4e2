import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { shopsOfOrders } from '../../store/auto-print.ts';
import { giftRuleById, giftRules, insertGiftRule, updateGiftRule, type NewGiftRule } from '../../store/orders/gift-rules.ts';
import { skuByCode, skuById } from '../../store/stock.ts';
import type { SkuId } from '../../../shared/domain/ids.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

const condition = (rule: { readonly condition: NewGiftRule['condition'] }): OutputFor<'orderChanges', 'giftRules'>['rules'][number]['condition'] =>
  rule.condition.kind === 'buy' ? { ...rule.condition, codes: [...rule.condition.codes] } : rule.condition;

/** IN-8: the rules, those in force first, and the shops that they may be for. */
export const listGiftRules = (services: Services): Result<OutputFor<'orderChanges', 'giftRules'>> => {
  const reader = readerOf(services);
  return ok({
    rules: giftRules(reader).map((rule) => {
      const sku = skuById(reader, rule.giftSkuId as SkuId);
      return {
        id: rule.id, name: rule.name, active: rule.active, fromAt: rule.fromAt, untilAt: rule.untilAt, shops: [...rule.shops], condition: condition(rule), often: rule.often,
        giftSkuCode: sku?.code ?? '', giftQuantity: rule.giftQuantity, giftTitle: [sku?.title ?? '', sku?.colour ?? '', sku?.size ?? ''].filter((part) => part !== '').join(' '),
        given: reader.first<{ n: number }>('SELECT count(*) AS n FROM order_lines INDEXED BY order_lines_given WHERE gift_rule_id = ?', rule.id)?.n ?? 0,
      };
    }),
    shops: [...new Set(shopsOfOrders(reader).map(({ shop_name: name }) => name).filter((name) => name !== ''))],
  });
};

/** A rule of the manager's. It holds for orders that are paid, merged, split or changed from now on; presents that were given stay. */
export const saveGiftRule = (services: Services, caller: Caller, input: InputFor<'orderChanges', 'saveGiftRule'>): Result<OutputFor<'orderChanges', 'saveGiftRule'>> =>
  act(services, caller.staffId, (step) => {
    const { giftSkuCode, ...form } = input.rule;
    const sku = skuByCode(step.writer, giftSkuCode);
    if (sku === undefined) return refuse('order.sku_unknown', { code: giftSkuCode }, 'giftSkuCode');
    if (form.fromAt !== null && form.untilAt !== null && form.untilAt <= form.fromAt) return refuse('order.gift_times', undefined, 'untilAt');
    const before = input.id === null ? undefined : giftRuleById(step.writer, input.id);
    if (input.id !== null && before === undefined) return refuse('order.gift_rule_unknown');
    const rule: NewGiftRule = { ...form, giftSkuId: sku.id };
    const id = input.id ?? insertGiftRule(step.writer, rule, step.at);
    if (input.id !== null) updateGiftRule(step.writer, id, rule);
    step.trace({
      action: 'gift_rule.saved', subject: 'gift_rule', subjectId: id,
      before: before === undefined ? {} : { name: before.name, active: before.active, condition: JSON.stringify(before.condition), quantity: before.giftQuantity },
      after: { name: rule.name, active: rule.active, condition: JSON.stringify(rule.condition), often: rule.often, sku: sku.code, quantity: rule.giftQuantity },
    });
    step.emit('app.changed', {});
    return ok({ id });
  });
