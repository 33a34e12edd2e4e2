import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OwnViewId } from '../../../shared/domain/ids.ts';
import { isEmptyQuery, parseQuery } from '../../../shared/domain/orders/query.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { countOrdersBy } from '../../store/orders/order-list.ts';
import { deleteOwnView, insertOwnView, ownViewById, ownViewsFor, swapOwnViews, writeOwnView, type StoredOwnView } from '../../store/own-views.ts';
import { readSettings } from '../../store/settings.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';

export const listOwnViews = (services: Services, caller: Caller): Result<OutputFor<'ownViews', 'list'>> =>
  ok(ownViewsFor(readerOf(services), caller.staffId).map((view) => ({ id: view.id, name: view.name, search: view.query, mine: view.staff_id === caller.staffId, shared: view.shared === 1, by: view.staff_name })));

/** All counts together take no longer than this in main; what is not counted by then is "at least so many". */
const budgetMs = 20;

export const countOwnViews = (services: Services, caller: Caller): Result<OutputFor<'ownViews', 'counts'>> => {
  const reader = readerOf(services);
  const views = ownViewsFor(reader, caller.staffId);
  const timeZone = readSettings(reader).shop?.timeZone ?? 'UTC';
  const eachMs = Math.max(1, budgetMs / Math.max(1, views.length));
  return ok(views.map((view) => ({ id: view.id, ...countOrdersBy(reader, { view: 'all', query: parseQuery(view.query), now: services.now(), timeZone }, eachMs) })));
};

/** A shop has a handful; past this the pane is no help any more. */
const mostViews = 60;

const ownOrManager = (step: Act, caller: Caller, id: OwnViewId): Result<StoredOwnView> => {
  const view = ownViewById(step.writer, id);
  if (view === undefined || (view.staff_id !== caller.staffId && view.shared === 0)) return refuse('own_view.unknown');
  return view.staff_id === caller.staffId || caller.role === 'manager' ? ok(view) : refuse('own_view.somebody_elses', { name: view.staff_name });
};

export const saveOwnView = (services: Services, caller: Caller, input: InputFor<'ownViews', 'save'>): Result<OutputFor<'ownViews', 'save'>> =>
  act(services, caller.staffId, (step): Result<OutputFor<'ownViews', 'save'>> => {
    if (isEmptyQuery(parseQuery(input.search))) return refuse('own_view.looks_for_nothing', undefined, 'search');
    const known = ownViewsFor(step.writer, caller.staffId);
    if (known.some((one) => one.name === input.name && one.id !== input.viewId)) return refuse('own_view.name_taken', { name: input.name }, 'name');
    const wanted = { name: input.name, query: input.search, shared: input.shared };
    if (input.viewId === null) {
      if (known.length >= mostViews) return refuse('own_view.too_many', { n: mostViews });
      const viewId = insertOwnView(step.writer, { ...wanted, staffId: caller.staffId, at: step.at });
      step.trace({ action: 'own_view.saved', subject: 'own_view', subjectId: viewId, after: wanted });
      step.emit('orders.changed', { orderIds: [] });
      return ok({ viewId });
    }
    const view = ownOrManager(step, caller, input.viewId);
    if (!view.ok) return view;
    writeOwnView(step.writer, input.viewId, wanted);
    step.trace({ action: 'own_view.saved', subject: 'own_view', subjectId: input.viewId, before: { name: view.value.name, query: view.value.query }, after: wanted });
    step.emit('orders.changed', { orderIds: [] });
    return ok({ viewId: input.viewId });
  });

export const removeOwnView = (services: Services, caller: Caller, input: InputFor<'ownViews', 'remove'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const view = ownOrManager(step, caller, input.viewId);
    if (!view.ok) return view;
    deleteOwnView(step.writer, input.viewId);
    step.trace({ action: 'own_view.removed', subject: 'own_view', subjectId: input.viewId, before: { name: view.value.name, query: view.value.query } });
    step.emit('orders.changed', { orderIds: [] });
    return ok(null);
  });

export const moveOwnView = (services: Services, caller: Caller, input: InputFor<'ownViews', 'move'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const views = ownViewsFor(step.writer, caller.staffId);
    const at = views.findIndex((view) => view.id === input.viewId);
    const [one, other] = [views[at], views[at + input.by]];
    if (one === undefined) return refuse('own_view.unknown');
    if (other === undefined) return ok(null);
    swapOwnViews(step.writer, one, other);
    step.emit('orders.changed', { orderIds: [] });
    return ok(null);
  });
