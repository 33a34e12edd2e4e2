import { createHash } from 'node:crypto';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { handoverContent, handoverLists, type HandoverContent } from '../../../shared/contract/handover.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { unsignedCollections } from '../../store/collection-contents.ts';
import { insertSheet, listSheets, sheetById, waitingSheets, writeAccepted, type StoredSheet } from '../../store/handover-sheets.ts';
import { countView, listView } from '../../store/orders/order-list.ts';
import { readSettings } from '../../store/settings.ts';
import { countOpenByPerson, listOpenTasks } from '../../store/task-list.ts';
import { openBankLines } from '../../store/transfers/bank-lines.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

/** A sheet is read by people: so many of each kind are named, the rest is counted. */
const mostNamed = 40;

/** CS-10: the open work as it is at this moment. */
const contentAt = (reader: Reader, at: number): HandoverContent => {
  const money = openBankLines(reader);
  const people = countOpenByPerson(reader).map(({ staffId, open }) => {
    const tasks = listOpenTasks(reader, staffId ?? 'nobody', 0, mostNamed);
    return {
      name: staffId === null ? '' : (tasks[0]?.staffName ?? ''), total: open,
      tasks: tasks.map((task) => ({ kind: task.kind, code: task.code, params: task.params, dueAt: task.dueAt, number: task.order?.number ?? task.parcel?.waybillNumber ?? '', receiverName: task.order?.receiverName ?? '' })),
    };
  });
  return {
    shopName: readSettings(reader).shop?.name ?? '', at, people,
    orders: handoverLists.map((list) => ({
      list, total: countView(reader, list, at),
      rows: listView(reader, list, at, 0, mostNamed).map((row) => ({ number: row.platformOrderNumber, receiverName: row.receiverName, holdReason: row.holdReason ?? '', promisedShipAt: row.promisedShipAt })),
    })).filter(({ total }) => total > 0),
    moneyLines: money.lines, moneyFen: money.fen,
    unsigned: unsignedCollections(reader, mostNamed).map(({ courierCode, closedAt, parcels }) => ({ courierCode, closedAt, parcels })),
  };
};

const hashOf = (content: string, remarks: string, writtenAt: number, writtenBy: number): string => createHash('sha256').update(JSON.stringify([content, remarks, writtenAt, writtenBy])).digest('hex');

const rowOf = (sheet: StoredSheet, caller: Caller): OutputFor<'handover', 'list'>['rows'][number] => {
  const content = handoverContent.parse(JSON.parse(sheet.content));
  return {
    id: sheet.id, writtenAt: sheet.written_at, writtenBy: sheet.written_name, mine: sheet.written_by === caller.staffId, acceptedAt: sheet.accepted_at, acceptedBy: sheet.accepted_name ?? '',
    tasks: content.people.reduce((sum, one) => sum + one.total, 0), remarks: sheet.remarks,
  };
};

export const draftHandover = (services: Services): Result<OutputFor<'handover', 'draft'>> => ok(contentAt(readerOf(services), services.now()));

export const listHandovers = (services: Services, caller: Caller, input: InputFor<'handover', 'list'>): Result<OutputFor<'handover', 'list'>> => {
  const reader = readerOf(services);
  return ok({ rows: listSheets(reader, input.offset, input.limit).map((sheet) => rowOf(sheet, caller)), waiting: waitingSheets(reader) });
};

export const getHandover = (services: Services, caller: Caller, input: InputFor<'handover', 'get'>): Result<OutputFor<'handover', 'get'>> => {
  const sheet = sheetById(readerOf(services), input.sheetId);
  if (sheet === undefined) return refuse('handover.unknown');
  return ok({
    ...rowOf(sheet, caller), content: handoverContent.parse(JSON.parse(sheet.content)), unchanged: sheet.sha256 === hashOf(sheet.content, sheet.remarks, sheet.written_at, sheet.written_by),
  });
};

/** Written by the app from the open work, with a person's remarks; kept as it is from then on. */
export const writeHandover = (services: Services, caller: Caller, input: InputFor<'handover', 'write'>): Result<OutputFor<'handover', 'write'>> =>
  act(services, caller.staffId, (step) => {
    const content = JSON.stringify(contentAt(step.writer, step.at));
    const sha256 = hashOf(content, input.remarks, step.at, caller.staffId);
    const sheetId = insertSheet(step.writer, { at: step.at, by: caller.staffId, content, remarks: input.remarks, sha256 });
    // The hash in the trace: a sheet that somebody changes in the file is told from the one that was written.
    step.trace({ action: 'handover.written', subject: 'handover', subjectId: sheetId, after: { sha256 } });
    step.emit('tasks.changed', {});
    return ok({ sheetId });
  });

/** CS-10: the next shift takes over by name and time; who wrote a sheet cannot accept it. */
export const acceptHandover = (services: Services, caller: Caller, input: InputFor<'handover', 'accept'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const sheet = sheetById(step.writer, input.sheetId);
    if (sheet === undefined) return refuse('handover.unknown');
    if (sheet.accepted_at !== null) return refuse('handover.accepted_already', { name: sheet.accepted_name ?? '' });
    if (sheet.written_by === caller.staffId) return refuse('handover.own_sheet');
    writeAccepted(step.writer, sheet.id, step.at, caller.staffId);
    step.trace({ action: 'handover.accepted', subject: 'handover', subjectId: sheet.id, after: { sha256: sheet.sha256 } });
    step.emit('tasks.changed', {});
    return ok(null);
  });
