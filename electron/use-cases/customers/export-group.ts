import { setImmediate as breathe } from 'node:timers/promises';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { groupName } from '../../../shared/domain/customers/groups.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { groupById, membersOfGroup, seriesById } from '../../store/customers/customer-groups.ts';
import { customersByIds } from '../../store/customers/customer-list.ts';
import { customerSettings } from '../../store/customers/customer-settings.ts';
import { readSettings } from '../../store/settings.ts';
import type { Reader } from '../../store/database.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { writeTable, type Cell, type SheetColumn } from '../tables/write-table.ts';
import { rowsOf } from './customer-views.ts';

const blockSize = 100;

const columns: readonly SheetColumn[] = [
  { header: '群 Group', width: 14, format: 'text' }, { header: '姓名 Name', width: 14, format: 'text' }, { header: '昵称 Nick', width: 20, format: 'text' },
  { header: '平台 Platform', width: 12, format: 'text' }, { header: '电话 Phone', width: 18, format: 'text' }, { header: '等级 Level', width: 10, format: 'text' },
  { header: '订单 Orders', width: 10, format: 'whole' }, { header: '消费 Spent', width: 14, format: 'yuan' }, { header: '币种 Currency', width: 10, format: 'text' },
  { header: '最近下单 Last order', width: 14, format: 'text' }, { header: '入群 Joined', width: 14, format: 'text' },
];

const lines = (reader: Reader, group: string, members: readonly { head: CustomerId; joinedAt: number }[]): Cell[][] => {
  const settings = customerSettings(reader);
  const zone = readSettings(reader).shop?.timeZone ?? 'Asia/Shanghai';
  const ids = members.map(({ head }) => head);
  const phones = new Map(customersByIds(reader, ids).map((one) => [one.id, one.phone ?? '']));
  const joined = new Map(members.map(({ head, joinedAt }) => [head, joinedAt]));
  return rowsOf(reader, [...new Set(ids)], settings).map((row) => {
    const spent = row.spent.find(({ currency }) => currency === settings.currency) ?? row.spent[0];
    return [
      group, row.name, row.nick, row.platform, phones.get(row.customerId) ?? '', row.level?.name ?? '', row.orders, (spent?.spentFen ?? 0) / 100, spent?.currency ?? settings.currency,
      row.lastAt === null ? '' : shopDay(row.lastAt, zone), shopDay(joined.get(row.customerId) ?? 0, zone),
    ];
  });
};

/** CU-2: the group's list for a broadcast. Personal data: who took it, when and how much is traced before the file is there. Every text is a text, never a formula. */
export const exportGroup = async (
  services: Services, caller: Caller, input: InputFor<'customers', 'exportGroup'>, path: string,
): Promise<Result<NonNullable<OutputFor<'customers', 'exportGroup'>>>> => {
  const reader = readerOf(services);
  const group = groupById(reader, input.groupId);
  const series = group === undefined ? undefined : seriesById(reader, group.series_id);
  if (group === undefined || series === undefined) return refuse('customer.group_unknown');
  const name = groupName(series.name, group.number);
  const rows: Cell[][] = [];
  for (let offset = 0; ; offset += blockSize) {
    const members = membersOfGroup(reader, group.id, offset, blockSize);
    rows.push(...lines(reader, name, members));
    if (members.length < blockSize) break;
    await breathe();
  }
  act(services, caller.staffId, (step) => {
    step.trace({ action: 'customer.exported', subject: 'customer_series', subjectId: series.id, after: { group: name, rows: rows.length, format: input.format } });
    return ok(null);
  });
  const written = await writeTable(path, name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), columns, rows);
  return written.ok ? ok({ path, rows: rows.length }) : written;
};

/** The file's name as it is suggested. */
export const exportName = (services: Services, input: InputFor<'customers', 'exportGroup'>): string => {
  const reader = readerOf(services);
  const group = groupById(reader, input.groupId);
  const series = group === undefined ? undefined : seriesById(reader, group.series_id);
  const name = group === undefined || series === undefined ? 'customers' : groupName(series.name, group.number);
  return `${name.replace(/[^\p{L}\p{N}_-]+/gu, '_')}.${input.format}`;
};
