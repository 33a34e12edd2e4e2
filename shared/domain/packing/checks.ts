/**
 * What a packer must check of an item (PK-3), as the manager wrote it down per category. Measured values are integers in tenths of
 * the check's unit (36.5 cm = 365), so that nothing is rounded.
 */
export type NumberCheck = {
  readonly kind: 'number';
  readonly key: string;
  /** What is measured and how, in the manager's words: 腰围（平铺）. */
  readonly label: string;
  readonly unit: string;
  /** How far from the target is still right, both ends included. */
  readonly toleranceTenths: number;
  readonly targets: readonly SizeTarget[];
};
export type SizeTarget = { readonly size: string; readonly tenths: number };
export type YesNoCheck = { readonly kind: 'yes_no'; readonly key: string; readonly label: string };
export type CategoryCheck = NumberCheck | YesNoCheck;

/** A check as it is asked of one line: the range of its size. Without a target for that size it cannot be judged, and nothing is guessed. */
export type AskedCheck =
  | { readonly kind: 'number'; readonly key: string; readonly label: string; readonly unit: string; readonly range: { readonly low: number; readonly high: number } | null }
  | YesNoCheck;

/** What the packer gave to one check: tenths of its unit, or yes / no. */
export type CheckAnswer = { readonly key: string; readonly value: number | boolean };

/** More than any measure of an article in any unit: 99,999.9. */
export const mostTenths = 999_999;

/** Two spellings of one size: full-width forms, capitals and blanks do not tell them apart. Nothing else is taken for the same. */
export const foldedSize = (size: string): string => size.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** The check for an item of this size. */
export const askedOf = (check: CategoryCheck, size: string): AskedCheck => {
  if (check.kind === 'yes_no') return { kind: 'yes_no', key: check.key, label: check.label };
  const wanted = foldedSize(size);
  const target = check.targets.find((candidate) => foldedSize(candidate.size) === wanted);
  return {
    kind: 'number', key: check.key, label: check.label, unit: check.unit,
    range: target === undefined ? null : { low: Math.max(0, target.tenths - check.toleranceTenths), high: target.tenths + check.toleranceTenths },
  };
};

export type JudgedAnswer = { readonly check: AskedCheck; readonly value: number | boolean; readonly within: boolean };

export type ChecksJudgement =
  /** Everything that was answered is right, and this is asked next. */
  | { readonly kind: 'asks'; readonly check: AskedCheck }
  /** A size without a target: the piece cannot be let through. */
  | { readonly kind: 'no_target'; readonly check: AskedCheck }
  | { readonly kind: 'failed'; readonly failed: JudgedAnswer; readonly judged: readonly JudgedAnswer[] }
  | { readonly kind: 'passed'; readonly judged: readonly JudgedAnswer[] };

const within = (check: AskedCheck, value: number | boolean): boolean | null => {
  if (check.kind === 'yes_no') return typeof value === 'boolean' ? value : null;
  if (typeof value !== 'number' || check.range === null) return null;
  return value >= check.range.low && value <= check.range.high;
};

/**
 * Judges the answers to one piece in the order of its checks. An answer to another check than the one whose turn it is (the
 * manager changed them meanwhile) or of the wrong sort answers nothing: that check is asked.
 */
export const judgeChecks = (checks: readonly AskedCheck[], answers: readonly CheckAnswer[]): ChecksJudgement => {
  const unknown = checks.find((check) => check.kind === 'number' && check.range === null);
  if (unknown !== undefined) return { kind: 'no_target', check: unknown };
  const judged: JudgedAnswer[] = [];
  for (const [index, check] of checks.entries()) {
    const answer = answers[index];
    const right = answer?.key === check.key ? within(check, answer.value) : null;
    if (answer === undefined || right === null) return { kind: 'asks', check };
    const one: JudgedAnswer = { check, value: answer.value, within: right };
    judged.push(one);
    if (!right) return { kind: 'failed', failed: one, judged };
  }
  return { kind: 'passed', judged };
};

/** Tenths from what was typed (`36`, `36.5`, `36,5`, full-width forms as well); null = not a measure with one decimal at most. */
export const tenthsTyped = (typed: string): number | null => {
  const plain = typed.normalize('NFKC').trim().replace(/[,。]/, '.');
  const match = /^(\d{1,5})(?:\.(\d?))?$/.exec(plain);
  if (match === null) return null;
  const tenths = Number(match[1]) * 10 + Number(match[2] === undefined || match[2] === '' ? 0 : match[2]);
  return tenths <= mostTenths ? tenths : null;
};

/** 365 → `36.5`; a measure always shows its tenth, so that nobody wonders whether it was cut off. */
export const tenthsShown = (tenths: number): string => `${Math.trunc(tenths / 10)}.${Math.abs(tenths % 10)}`;
