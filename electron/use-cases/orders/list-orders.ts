import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { levelOf } from '../../../shared/domain/customers/levels.ts';
import { returnsMuch } from '../../../shared/domain/customers/returns.ts';
import { emptyQuery, parseQuery } from '../../../shared/domain/orders/query.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { marksOf } from '../../store/orders/order-marks.ts';
import { countViews, listOrdersBy, type Listed } from '../../store/orders/order-list.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';

type ListInput = InputFor<'orders', 'list'>;
/** What a caller may leave out. */
type Asked = Pick<ListInput, 'view' | 'search' | 'offset' | 'limit'> & Partial<ListInput>;

/** IN-7, CU-3: what the list says of each order in a quiet mark. */
const withMarks = (reader: Reader, rows: readonly OrderRow[]): OrderRow[] => {
  const { currency, levels, returns } = readSettings(reader).customers;
  const marks = marksOf(reader, rows.map(({ id }) => id), currency);
  return rows.map((row) => {
    const mark = marks.get(row.id);
    if (mark === undefined) return row;
    const many = returnsMuch({ orders: mark.orders ?? 0, returned: mark.returned ?? 0 }, returns);
    return { ...row, marks: { duplicate: mark.duplicate === 1, warning: mark.warned === 1 ? 'warned' as const : many ? 'returns' as const : 'none' as const, level: levelOf(mark.spentFen ?? 0, levels)?.name ?? '' } };
  });
};

export const listOrders = (services: Services, { view, search, inView = false, sort = null, group = null, offset, limit }: Asked): Result<Listed & OutputFor<'orders', 'list'>> => {
  const reader = readerOf(services);
  const query = search.trim() === '' ? emptyQuery : parseQuery(search);
  const plain = search.trim() === '' && group === null;
  const timeZone = plain ? 'UTC' : (readSettings(reader).shop?.timeZone ?? 'UTC');
  const searched = query.text.length > 0 || query.conditions.length > 0;
  const { groups, ...listed } = listOrdersBy(reader, { view: searched && !inView ? 'all' : view, query, sort, group, now: services.now(), timeZone }, offset, limit);
  return ok({ ...listed, rows: withMarks(reader, listed.rows), groups: groups === null ? null : [...groups] });
};

export const countOrders = (services: Services): Result<OutputFor<'orders', 'counts'>> => ok(countViews(readerOf(services), services.now()));
