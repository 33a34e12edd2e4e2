import type { CaseKind } from '../../../shared/domain/after-sales/case.ts';
import type { DeadlineStep } from '../../../shared/domain/after-sales/terms.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { CalendarSpan } from '../../../shared/domain/shop-calendar.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredTerm = { kind: CaseKind; step: DeadlineStep; amount: number; unit: CalendarSpan['unit'] };

export const ownTerms = (reader: Reader, platform: Platform): StoredTerm[] => reader.all<StoredTerm>('SELECT kind, step, amount, unit FROM after_sales_terms WHERE platform = ?', platform);
export const ownTerm = (reader: Reader, platform: Platform, kind: CaseKind, step: DeadlineStep): StoredTerm | undefined =>
  reader.first<StoredTerm>('SELECT kind, step, amount, unit FROM after_sales_terms WHERE platform = ? AND kind = ? AND step = ?', platform, kind, step);

export const writeOwnTerm = (writer: Writer, platform: Platform, { kind, step, amount, unit }: StoredTerm): void => {
  writer.run(
    `INSERT INTO after_sales_terms (platform, kind, step, amount, unit) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (platform, kind, step) DO UPDATE SET amount = excluded.amount, unit = excluded.unit`, platform, kind, step, amount, unit,
  );
};
export const deleteOwnTerm = (writer: Writer, platform: Platform, kind: CaseKind, step: DeadlineStep): void => {
  writer.run('DELETE FROM after_sales_terms WHERE platform = ? AND kind = ? AND step = ?', platform, kind, step);
};
