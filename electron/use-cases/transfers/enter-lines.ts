import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { zoneClock } from '../../../shared/domain/intake/order-time.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { shopDay, startOfShopDay } from '../../../shared/domain/shop-day.ts';
import { bankLinePrint, nameFit } from '../../../shared/domain/transfers/bank-line.ts';
import { readBankText } from '../../../shared/domain/transfers/read-bank-text.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { bankLineByPrint, bankLinesLike, insertBankLine } from '../../store/transfers/bank-lines.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

type Line = { readonly arrivedAt: number; readonly amountFen: number; readonly payer: string; readonly serial: string };

const timeZoneOf = (reader: Reader): string => readSettings(reader).shop?.timeZone ?? 'UTC';

const printOf = (line: Line, timeZone: string): string => bankLinePrint({ day: shopDay(line.arrivedAt, timeZone), amountFen: line.amountFen, payer: line.payer, serial: line.serial });
/** Lines alike to the letter are told apart by which of them it is. */
const numbered = (print: string, nth: number): string => (nth === 1 ? print : `${print}|${String(nth)}`);

/** `known`: this very line is entered; `similar`: one of the same day and sum is, in other words or without its serial number. */
const standingOf = (reader: Reader, line: Line, print: string, timeZone: string): 'new' | 'known' | 'similar' => {
  if (bankLineByPrint(reader, print) !== undefined) return 'known';
  const start = startOfShopDay(line.arrivedAt, timeZone);
  const others = bankLinesLike(reader, line.amountFen, start, start + 26 * 3_600_000).filter(
    (other) => shopDay(other.arrived_at, timeZone) === shopDay(line.arrivedAt, timeZone) && nameFit(other.payer, line.payer) !== 'other' && (other.serial === '' || line.serial === '' || other.serial === line.serial),
  );
  // The nth of several alike is looked for as such; only one that was told differently is similar.
  return others.some((other) => other.print.split('|').slice(0, 4).join('|') !== print.split('|').slice(0, 4).join('|')) ? 'similar' : 'new';
};

/** What is in the text, and what of it is entered already; nothing is written. */
export const readLines = (services: Services, input: InputFor<'transfers', 'read'>): Result<OutputFor<'transfers', 'read'>> => {
  const reader = readerOf(services);
  const timeZone = timeZoneOf(reader);
  const { lines, unread } = readBankText(input.text, { clock: zoneClock(timeZone), now: services.now() });
  const seen = new Map<string, number>();
  return ok({
    lines: lines.slice(0, mostLines).map((line) => {
      const print = printOf(line, timeZone);
      const nth = (seen.get(print) ?? 0) + 1;
      seen.set(print, nth);
      return {
        arrivedAt: line.arrivedAt, dayAssumed: line.dayAssumed, amountFen: line.amountFen, payer: line.payer.slice(0, 60), remark: line.remark.slice(0, 200), serial: line.serial.slice(0, 60),
        raw: line.raw.slice(0, 300), nth, standing: standingOf(reader, line, numbered(print, nth), timeZone),
      };
    }),
    unread: unread.slice(0, mostLines).map(({ text, reason }) => ({ text: text.slice(0, 300), reason })),
    more: Math.max(0, lines.length - mostLines),
  });
};

export const mostLines = 1000;

/** CS-2: takes money in, by hand or as read. One that is entered already is left out, unless the person says that it is another. */
export const enterLines = (services: Services, caller: Caller, input: InputFor<'transfers', 'enter'>): Result<OutputFor<'transfers', 'enter'>> =>
  act(services, caller.staffId, (step): Result<OutputFor<'transfers', 'enter'>> => {
    const timeZone = timeZoneOf(step.writer);
    let entered = 0;
    let leftOut = 0;
    let first: OutputFor<'transfers', 'enter'>['firstId'] = null;
    for (const line of input.lines) {
      if (line.arrivedAt > step.at + 86_400_000) return refuse('transfer.not_arrived_yet', undefined, 'arrivedAt');
      const print = printOf(line, timeZone);
      let nth = line.nth;
      if (bankLineByPrint(step.writer, numbered(print, nth)) !== undefined) {
        if (!line.another) {
          leftOut += 1;
          continue;
        }
        while (bankLineByPrint(step.writer, numbered(print, nth)) !== undefined) nth += 1;
      }
      const id = insertBankLine(step.writer, {
        arrived_at: line.arrivedAt, amount_fen: line.amountFen, payer: line.payer, remark: line.remark, serial: line.serial, bank: input.bank, source: input.source,
        print: numbered(print, nth), entered_at: step.at, entered_by: caller.staffId,
      });
      step.trace({ action: 'transfer.line_entered', subject: 'bank_line', subjectId: id, after: { amountFen: line.amountFen, payer: line.payer, source: input.source } });
      entered += 1;
      first ??= id;
    }
    if (entered > 0) step.emit('transfers.changed', {});
    return ok({ entered, leftOut, firstId: first });
  });
