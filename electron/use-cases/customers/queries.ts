import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { evidenceReasons, type EvidenceReason } from '../../../shared/domain/customers/recognition.ts';
import { groupName } from '../../../shared/domain/customers/groups.ts';
import { rangeOf } from '../../../shared/domain/customers/levels.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { tidyPhone } from '../../../shared/domain/intake/phone.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { allSeries, groupById, groupsOf, membershipsOf, ruleOf } from '../../store/customers/customer-groups.ts';
import {
  countAll, countReturns, countSpendRange, countWarned, listByLast, listByOrders, listBySpend, listGroup, listReturns, listSpendRange, listWarned, type Block,
} from '../../store/customers/customer-list.ts';
import { mergesWithin, openPairs } from '../../store/customers/customer-merges.ts';
import { casesOf, countOrdersOf, notesOfCustomer, ordersOf, sizesOf, warningsOf } from '../../store/customers/customer-profile.ts';
import { findCustomers } from '../../store/customers/customer-search.ts';
import { customerSettings } from '../../store/customers/customer-settings.ts';
import { customerById, customerOrder, headOfCustomer, membersOf, placeOfOrder } from '../../store/customers/customers.ts';
import type { Reader } from '../../store/database.ts';
import { readerOf, type Services } from '../services.ts';
import { cardOf, identityOf, rowsOf } from './customer-views.ts';
import { buyerFactsOf, lookUpBuyer } from './recognise.ts';

type ListInput = InputFor<'customers', 'list'>;

const blockOf = (reader: Reader, { filter, sort, offset, limit }: ListInput): Block => {
  const settings = customerSettings(reader);
  const page = { offset, limit };
  switch (filter.kind) {
    case 'warned': return listWarned(reader, page);
    case 'returns': return listReturns(reader, settings.returns, page);
    case 'level': {
      const range = rangeOf(filter.name, settings.levels);
      return range === null ? { total: 0, ids: [] } : listSpendRange(reader, settings.currency, range, page);
    }
    case 'group': return listGroup(reader, filter.groupId, groupById(reader, filter.groupId)?.members ?? 0, page);
    case 'all': return sort === 'spent' ? listBySpend(reader, settings.currency, page) : sort === 'orders' ? listByOrders(reader, page) : listByLast(reader, page);
  }
};

let learning: (() => boolean) | undefined;
/** The first look at a long list teaches where things stand in it, between other work; the list that was looked at last comes first. */
const learnAtLeisure = (learn: () => boolean): void => {
  const goesOn = learning !== undefined;
  learning = learn;
  if (goesOn) return;
  const goOn = (): void => {
    const now = learning;
    let left: boolean;
    try {
      left = now?.() ?? false;
    } catch {
      // The store was closed meanwhile.
      left = false;
    }
    if (!left && learning === now) learning = undefined;
    if (learning !== undefined) setImmediate(goOn);
  };
  setImmediate(goOn);
};

/** CU-1: every customer, or those whom a fragment of name, nick or phone finds. */
export const listCustomers = (services: Services, input: ListInput): Result<OutputFor<'customers', 'list'>> => {
  const reader = readerOf(services);
  const settings = customerSettings(reader);
  if (input.search.trim() !== '') {
    const { ids, more } = findCustomers(reader, input.search);
    return ok({ total: ids.length, more, rows: rowsOf(reader, ids.slice(input.offset, input.offset + input.limit), settings) });
  }
  const { total, ids, learn } = blockOf(reader, input);
  if (learn !== undefined) learnAtLeisure(learn);
  return ok({ total, more: false, rows: rowsOf(reader, ids, settings) });
};

/** More than this is said as more than this: a person works them off one by one. */
const mostPairs = 200;

export const seriesViews = (reader: Reader): OutputFor<'customers', 'overview'>['series'] =>
  allSeries(reader).map((series) => ({
    seriesId: series.id, name: series.name, cap: series.cap, rule: ruleOf(series), filling: series.swept_to !== null && (series.rule_orders !== null || series.rule_spent_fen !== null),
    groups: groupsOf(reader, series.id).map(({ id, number, members, opened_at }) => ({ groupId: id, name: groupName(series.name, number), members, openedAt: opened_at })),
  }));

export const customersOverview = (services: Services): Result<OutputFor<'customers', 'overview'>> => {
  const reader = readerOf(services);
  const settings = customerSettings(reader);
  const waiting = reader.first<{ n: number }>('SELECT count(*) AS n FROM (SELECT 1 FROM customer_backlog LIMIT 100000)')?.n ?? 0;
  return ok({
    customers: countAll(reader), warned: countWarned(reader), returnsMuch: countReturns(reader, settings.returns), waiting, pairs: openPairs(reader, mostPairs).length,
    levels: settings.levels.map((level) => {
      const range = rangeOf(level.name, settings.levels);
      return { ...level, customers: range === null ? 0 : countSpendRange(reader, settings.currency, range.from, range.before) };
    }),
    series: seriesViews(reader), settings,
  });
};

const reasonsIn = (text: string): EvidenceReason[] => {
  const said = text.split(',');
  return evidenceReasons.filter((reason) => said.includes(reason));
};

/** Buyers under one head that are shown one by one. */
const mostShown = 30;

export const getCustomer = (services: Services, input: InputFor<'customers', 'get'>): Result<OutputFor<'customers', 'get'>> => {
  const reader = readerOf(services);
  if (customerById(reader, input.customerId) === undefined) return refuse('customer.unknown');
  const head = headOfCustomer(reader, input.customerId);
  const members = membersOf(reader, head);
  const [row] = rowsOf(reader, [head], customerSettings(reader));
  if (row === undefined) return refuse('customer.unknown');
  const identities = new Map(members.slice(0, mostShown).map((id) => [id, identityOf(reader, id)]));
  const identity = (id: CustomerId) => identities.get(id) ?? identityOf(reader, id);
  return ok({
    row, identities: [...identities.values()],
    merges: mergesWithin(reader, members).slice(0, mostShown).map((merge) => ({
      mergeId: merge.id, gone: identity(merge.gone_id), kept: identity(merge.kept_id), at: merge.at, by: merge.staff_id === null ? null : (merge.by ?? ''), confidence: merge.confidence,
      reasons: reasonsIn(merge.reasons),
    })),
    notes: notesOfCustomer(reader, members), warnings: warningsOf(reader, members),
    memberships: membershipsOf(reader, members).map((one) => ({
      groupId: one.group_id, seriesId: one.series_id, group: groupName(one.seriesName, one.number), joinedAt: one.joined_at, joinedBy: one.joined_by, leftAt: one.left_at,
      leftHow: one.left_how, leftBy: one.left_by,
    })),
    sizes: sizesOf(reader, members), cases: casesOf(reader, members).map(({ closedAt, ...one }) => ({ ...one, open: closedAt === null })),
  });
};

export const ordersOfCustomer = (services: Services, input: InputFor<'customers', 'orders'>): Result<OutputFor<'customers', 'orders'>> => {
  const reader = readerOf(services);
  if (customerById(reader, input.customerId) === undefined) return refuse('customer.unknown');
  const members = membersOf(reader, headOfCustomer(reader, input.customerId));
  return ok({
    total: countOrdersOf(reader, members), rows: ordersOf(reader, members, input.offset, input.limit).map((row) => ({ ...row, counted: row.counted === 1 })),
  });
};

/** CU-3: who ordered, as the order's detail shows it; known at once, also before the background has come to the order. */
export const buyerOfOrder = (services: Services, input: InputFor<'customers', 'ofOrder'>): Result<OutputFor<'customers', 'ofOrder'>> => {
  const reader = readerOf(services);
  const facts = buyerFactsOf(reader, input.orderId);
  if (facts === undefined) return refuse('order.unknown');
  const settings = customerSettings(reader);
  const recognised = customerOrder(reader, input.orderId);
  if (recognised !== undefined) return ok(cardOf(reader, recognised.customer_id, 'order', settings, (members) => placeOfOrder(reader, members, input.orderId)));
  const found = lookUpBuyer(reader, facts);
  return ok(found === undefined ? null : cardOf(reader, found.customerId, found.by, settings, () => 0));
};

export const lookUpCustomer = (services: Services, input: InputFor<'customers', 'lookUp'>): Result<OutputFor<'customers', 'lookUp'>> => {
  const reader = readerOf(services);
  const found = lookUpBuyer(reader, { ...input, phone: tidyPhone(input.phone, 'CN'), country: 'CN', province: '', city: '', district: '', detail: '', masked: '' });
  return ok(found === undefined ? null : cardOf(reader, found.customerId, found.by, customerSettings(reader), () => 0));
};

export const listPairs = (services: Services): Result<OutputFor<'customers', 'pairs'>> => {
  const reader = readerOf(services);
  const settings = customerSettings(reader);
  const pairs = openPairs(reader, 51);
  const side = (head: CustomerId) => {
    const [row] = rowsOf(reader, [head], settings);
    return row === undefined ? undefined : { row, identities: membersOf(reader, head).slice(0, 6).map((id) => identityOf(reader, id)) };
  };
  return ok({
    more: pairs.length > 50,
    pairs: pairs.slice(0, 50).flatMap((pair) => {
      const [a, b] = [side(pair.a_head), side(pair.b_head)];
      return a === undefined || b === undefined ? [] : [{ pairId: pair.id, confidence: pair.confidence, reasons: reasonsIn(pair.reasons), at: pair.at, a, b }];
    }),
  });
};
