import { tenthsShown, tenthsTyped, type SizeTarget } from './checks.ts';

/** A size table as people write or paste it: a line per size, `28 = 36.5`, also with a tab, a colon or blanks between. */
export type TargetsRead = { readonly targets: readonly SizeTarget[]; /** Lines that are no size with a measure, as they stand there. */ readonly unread: readonly string[] };

const lineOf = /^(.+?)(?:\s*[=:：→\t]\s*|\s+)([\d０-９.,，．]+)\s*$/u;

export const readTargets = (text: string): TargetsRead => {
  const targets: SizeTarget[] = [];
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== '')) {
    const [, size = '', measure = ''] = lineOf.exec(line) ?? [];
    const tenths = measure === '' ? null : tenthsTyped(measure);
    if (tenths === null || !/[\p{L}\p{N}]/u.test(size)) unread.push(line);
    else targets.push({ size: size.trim(), tenths });
  }
  return { targets, unread };
};

export const targetsText = (targets: readonly SizeTarget[]): string => targets.map(({ size, tenths }) => `${size} = ${tenthsShown(tenths)}`).join('\n');
