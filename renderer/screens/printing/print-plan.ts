import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Printer } from '../../../shared/contract/printers.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';

export type PrintList = OutputFor<'printing', 'list'>;
export type Stack = PrintList['stacks'][number];
export type ReadyOrder = PrintList['ready'][number];
export type StayingOrder = PrintList['staying'][number];
export type Assignment = OutputFor<'printers', 'assignments'>[number];
export type Slips = 'interleaved' | 'separate' | 'none';

/** What one press of the key would print. */
export type Plan = {
  readonly stack: Stack | null;
  readonly batch: readonly ReadyOrder[];
  /** Some orders were picked by hand; null = the whole stack. */
  readonly chosen: ReadonlySet<OrderId> | null;
};

/** The stack of the courier; without one, or when it is gone, the largest that has work. */
export const stackOf = (list: PrintList, courierCode: string | null): Stack | null =>
  list.stacks.find((stack) => stack.courierCode === courierCode) ??
  list.stacks.reduce<Stack | null>((largest, stack) => (largest === null || stack.orders > largest.orders ? stack : largest), null);

export const planOf = (list: PrintList, courierCode: string | null, chosen: ReadonlySet<OrderId> | null): Plan => {
  const stack = stackOf(list, courierCode);
  const ofStack = list.ready.filter((order) => order.courierCode === stack?.courierCode);
  const picked = chosen === null ? null : ofStack.filter((order) => chosen.has(order.orderId));
  // A choice of which nothing is left (printed, held meanwhile) is over.
  return picked === null || picked.length === 0 ? { stack, batch: ofStack, chosen: null } : { stack, batch: picked, chosen };
};

/** The courier that most of the chosen orders go with. */
export const courierOfMost = (list: PrintList, chosen: ReadonlySet<OrderId>): string | null => {
  const counts = new Map<string, number>();
  for (const order of list.ready) if (chosen.has(order.orderId)) counts.set(order.courierCode, (counts.get(order.courierCode) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

/** PR-9: what must be said before printing, not after. `blocks` = nothing can come out. */
export type Warning =
  | { readonly code: 'waybillPrinter' | 'slipPrinter'; readonly blocks: boolean; readonly section: 'printers' }
  | { readonly code: 'printerMissing' | 'printerPaused' | 'printerTrouble' | 'printerSilent'; readonly printer: string; readonly words: string; readonly blocks: boolean; readonly section: 'printers' }
  | { readonly code: 'noRoll'; readonly blocks: boolean; readonly section: 'rolls' }
  | { readonly code: 'shortRoll'; readonly left: number; readonly short: number; readonly blocks: boolean; readonly section: 'rolls' };

const assigned = (assignments: readonly Assignment[], kind: Assignment['kind'], courierCode: string): Assignment | undefined =>
  assignments.find((one) => one.kind === kind && one.courierCode === courierCode) ??
  assignments.find((one) => one.kind === kind && one.courierCode === '');

const troubles = { missing: 'printerMissing', paused: 'printerPaused', trouble: 'printerTrouble', unknown: 'printerSilent' } as const;

const troubleOf = (assignment: Assignment, printers: readonly Printer[]): Warning | null => {
  const printer = printers.find((one) => one.spooler === assignment.spooler && one.name === assignment.printerName);
  const state = printer === undefined ? 'missing' : printer.state;
  if (state === 'ready') return null;
  return { code: troubles[state], printer: assignment.printerName, words: printer?.words ?? '', blocks: state === 'missing', section: 'printers' };
};

/** `printers` null = the spooler has not been asked yet or does not answer: nothing is claimed about it. */
export const warningsOf = (plan: Plan, slips: Slips, assignments: readonly Assignment[], printers: readonly Printer[] | null): readonly Warning[] => {
  const { stack, batch } = plan;
  if (stack === null || batch.length === 0) return [];
  const warnings: Warning[] = [];
  const waybill = assigned(assignments, 'waybill', stack.courierCode);
  if (waybill === undefined) warnings.push({ code: 'waybillPrinter', blocks: true, section: 'printers' });
  const slip = slips === 'none' ? undefined : assigned(assignments, 'packing_slip', stack.courierCode);
  if (slips !== 'none' && slip === undefined) warnings.push({ code: 'slipPrinter', blocks: true, section: 'printers' });
  if (printers !== null) {
    const names = new Set<string>();
    for (const one of [waybill, slip]) {
      if (one === undefined || names.has(`${one.spooler} ${one.printerName}`)) continue;
      names.add(`${one.spooler} ${one.printerName}`);
      const trouble = troubleOf(one, printers);
      if (trouble !== null) warnings.push(trouble);
    }
  }
  const needed = batch.filter((order) => order.waybillNumber === null).length;
  const left = stack.numbersLeft ?? 0;
  if (left === 0 && needed > 0) warnings.push({ code: 'noRoll', blocks: needed === batch.length, section: 'rolls' });
  else if (needed > left) warnings.push({ code: 'shortRoll', left, short: needed - left, blocks: false, section: 'rolls' });
  return warnings;
};
