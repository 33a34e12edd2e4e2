import { createHash } from 'node:crypto';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { isMaskedAddress, isMaskedName, isMaskedPhone } from '../../../shared/domain/intake/masked.ts';
import type { OrderDraft, OrderLineDraft } from '../../../shared/domain/intake/order-draft.ts';
import { checkAddress } from '../../../shared/domain/intake/check-address.ts';
import type { RegionIndex } from '../../../shared/domain/intake/regions.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { orderByNumber } from '../../store/orders/order-row.ts';
import { skuById } from '../../store/stock.ts';
import { insertExpected } from '../../store/transfers/expected.ts';
import { insertTypedOrder, nextTypedNumber, typedFrom } from '../../store/typed-orders.ts';
import { shopProfile } from '../app.ts';
import { takeIn } from '../intake/take-in.ts';
import { appendNote } from '../orders/notes.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';
import { settleExpected } from '../transfers/settle-expected.ts';
import { draftOf } from './check-place.ts';

type Input = InputFor<'entry', 'create'>;

/** Equal for texts that say the same, however they were copied. */
const printOfText = (text: string): string => {
  const compact = text.replace(/\s+/g, '');
  return compact === '' ? '' : createHash('sha1').update(compact).digest('base64');
};

const faultOf = ({ receiver, lines }: Input): Result<null> => {
  for (const field of ['name', 'phone', 'detail'] as const) if (receiver[field].trim() === '') return refuse('entry.receiver_incomplete', {}, field);
  if (isMaskedName(receiver.name) || isMaskedPhone(receiver.phone) || isMaskedAddress(receiver.detail)) return refuse('entry.receiver_masked');
  if (lines.some((line) => line.skuId === null && line.title === '')) return refuse('entry.goods_unnamed');
  return ok(null);
};

/** IN-4: one order out of what a person confirmed, whole, with the text it came from. Awaiting payment unless the money is there. */
export const createOrder = (services: Services, caller: Caller, regions: RegionIndex, input: Input): Result<OutputFor<'entry', 'create'>> => {
  const fault = faultOf(input);
  if (!fault.ok) return fault;
  const textPrint = printOfText(input.sourceText);
  if (!input.again && textPrint !== '') {
    const before = typedFrom(readerOf(services), textPrint);
    if (before !== undefined) return refuse('entry.typed_in_before', { number: before });
  }
  const { timeZone } = shopProfile(services);
  return act(services, caller.staffId, (step): Result<OutputFor<'entry', 'create'>> => {
    const lines = linesOf(step, input);
    if (!lines.ok) return lines;
    const number = numberFor(step, timeZone);
    const draft = draftFor(input, lines.value, number, step.at, regions);
    const taken = takeIn(step, draft);
    if (!taken.ok) return taken;
    const order = orderByNumber(step.writer, 'manual', number);
    if (order === undefined) throw new Error('a typed order that is not there');
    insertTypedOrder(step.writer, { orderId: order.id, at: step.at, staffId: caller.staffId, channel: input.channel, sourceText: input.sourceText, textPrint });
    step.reindex(order.id);
    if (input.note !== '') appendNote(step, order.id, input.note);
    if (input.payment === 'transfer' && input.totalFen > 0) {
      const expectedId = insertExpected(step.writer, { orderId: order.id, bank: input.bank, payer: input.payer, amountFen: input.totalFen, at: step.at, by: caller.staffId });
      step.trace({ action: 'transfer.expected', subject: 'order', subjectId: order.id, after: { bank: input.bank, payer: input.payer, amountFen: input.totalFen } });
      const settled = settleExpected(step, expectedId);
      if (!settled.ok) return settled;
      step.emit('transfers.changed', {});
    }
    step.emit('orders.changed', { orderIds: [order.id] });
    return ok({ orderId: order.id, number });
  });
};

/** `T261121-003`: the day in the shop's zone, and the day's count. */
const numberFor = (step: Act, timeZone: string): string => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: '2-digit', month: '2-digit', day: '2-digit' }).format(step.at).replace(/\D/g, '');
  return `T${day}-${String(nextTypedNumber(step.writer, day)).padStart(3, '0')}`;
};

const linesOf = (step: Act, input: Input): Result<readonly OrderLineDraft[]> => {
  const lines: OrderLineDraft[] = [];
  for (const line of input.lines) {
    const sku = line.skuId === null ? null : skuById(step.writer, line.skuId);
    if (sku === undefined) return refuse('entry.sku_gone');
    const filled = (text: string): string | null => (text === '' ? null : text);
    const [colour, size] = [sku === null ? line.colour : sku.colour, sku === null ? line.size : sku.size];
    lines.push({
      platformLineNumber: null, title: sku === null || sku.title === '' ? line.title || (sku?.code ?? '') : sku.title, skuCode: sku?.code ?? null, styleCode: filled(sku?.style_code ?? ''), colour: filled(colour), size: filled(size),
      properties: filled([colour, size].filter((text) => text !== '').join('；')), quantity: line.quantity, unitPriceFen: line.unitPriceFen, refund: 'none',
    });
  }
  return ok(lines);
};

const draftFor = (input: Input, lines: readonly OrderLineDraft[], number: string, at: number, regions: RegionIndex): OrderDraft => {
  const isPaid = input.payment === 'paid';
  const receiver = draftOf(input.receiver);
  return {
    platform: 'manual', platformOrderNumber: number, shopName: null, platformStatusText: '', state: isPaid ? 'paid' : 'awaiting_payment', refund: 'none', buyerNick: input.nick === '' ? null : input.nick,
    buyerMessage: null, platformNote: null, platformFlag: null, receiver, lines, currency: 'CNY', goodsFen: Math.max(0, input.totalFen - input.freightFen), freightFen: input.freightFen, totalFen: input.totalFen,
    paidFen: isPaid ? input.totalFen : 0, refundedFen: null, createdAt: at, paidAt: isPaid ? at : null, promisedShipAt: null, shippedAt: null, completedAt: null, closeReason: null, shipments: [],
    addressDoubts: checkAddress(receiver, regions, { districtExpected: input.receiver.country === 'CN' }), source: { fileName: '', lineNumber: 0 },
  };
};
