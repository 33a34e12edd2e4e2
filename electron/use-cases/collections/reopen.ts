import type { InputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { reopenCollection } from '../../store/collection-contents.ts';
import { collectionById, openCollectionOf, setCollector } from '../../store/collections.ts';
import { act, type Caller, type Services } from '../services.ts';
import { timeIn } from './collection-time.ts';
import { requireOpen } from './scan-out.ts';

/**
 * Opens a closed collection again (the manager's, by the operation's permission), so that a forgotten parcel leaves with it. What left
 * with it has left and is not handed over twice; one that stayed behind is taken back by itself (`takeBack`).
 */
export const reopen = (services: Services, caller: Caller, input: InputFor<'collections', 'reopen'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const collection = collectionById(step.writer, input.collectionId);
    if (collection === undefined || collection.abandoned === 1) return refuse('collection.unknown');
    const { closed_at: closedAt } = collection;
    if (closedAt === null) return refuse('collection.not_closed');
    const other = openCollectionOf(step.writer, collection.courier_code);
    if (other !== undefined) return refuse('collection.already_open', { courier: collection.courier_code, by: other.opened_by_name, at: other.opened_at });
    reopenCollection(step.writer, { ...collection, closed_at: closedAt }, { at: timeIn(step, collection), staffId: caller.staffId, reason: input.reason });
    step.trace({ action: 'collection.reopened', subject: 'collection', subjectId: collection.id, before: { closedAt, closedBy: collection.closed_by }, after: { reason: input.reason } });
    step.emit('collections.changed', {});
    return ok(null);
  });

/** Who collects is often known only when the van is there. */
export const changeCollector = (services: Services, caller: Caller, input: InputFor<'collections', 'setCollector'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const open = requireOpen(step, input.collectionId);
    if (!open.ok) return open;
    const before = { collector: open.value.collector_name, phone: open.value.collector_phone };
    if (before.collector === input.collectorName && before.phone === input.collectorPhone) return ok(null);
    setCollector(step.writer, input.collectionId, input.collectorName, input.collectorPhone);
    step.trace({ action: 'collection.collector', subject: 'collection', subjectId: input.collectionId, before, after: { collector: input.collectorName, phone: input.collectorPhone } });
    step.emit('collections.changed', {});
    return ok(null);
  });
