import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { emptyQuery, parseQuery } from '../../../shared/domain/orders/query.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { countViews, listOrdersBy, type Listed } from '../../store/orders/order-list.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';

type ListInput = InputFor<'orders', 'list'>;
/** What a caller may leave out. */
type Asked = Pick<ListInput, 'view' | 'search' | 'offset' | 'limit'> & Partial<ListInput>;

export const listOrders = (services: Services, { view, search, inView = false, sort = null, group = null, offset, limit }: Asked): Result<Listed & OutputFor<'orders', 'list'>> => {
  const reader = readerOf(services);
  const query = search.trim() === '' ? emptyQuery : parseQuery(search);
  const plain = search.trim() === '' && group === null;
  const timeZone = plain ? 'UTC' : (readSettings(reader).shop?.timeZone ?? 'UTC');
  const searched = query.text.length > 0 || query.conditions.length > 0;
  const { groups, ...listed } = listOrdersBy(reader, { view: searched && !inView ? 'all' : view, query, sort, group, now: services.now(), timeZone }, offset, limit);
  return ok({ ...listed, groups: groups === null ? null : [...groups] });
};

export const countOrders = (services: Services): Result<OutputFor<'orders', 'counts'>> => ok(countViews(readerOf(services), services.now()));
