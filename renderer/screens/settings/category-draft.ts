import type { InputFor } from '../../../shared/contract/index.ts';
import type { CategoryRow } from '../../../shared/contract/categories.ts';
import type { CategoryId } from '../../../shared/domain/ids.ts';
import { tenthsShown, tenthsTyped } from '../../../shared/domain/packing/checks.ts';
import { readTargets, targetsText } from '../../../shared/domain/packing/targets-text.ts';

/** A check as it is being written: numbers are text until they are saved. */
export type DraftCheck = {
  readonly key: string; readonly kind: 'number' | 'yes_no'; readonly label: string; readonly unit: string; readonly tolerance: string; readonly targets: string;
};

export type CategoryDraft = {
  readonly categoryId: CategoryId | null; readonly name: string; readonly prefixes: string; readonly checks: readonly DraftCheck[]; readonly steps: string;
  readonly ticked: 'parcel' | 'session';
};

export const newCheck = (kind: DraftCheck['kind']): DraftCheck => ({
  key: crypto.randomUUID(), kind, label: '', unit: kind === 'number' ? 'cm' : '', tolerance: '1.0', targets: '',
});

export const emptyDraft: CategoryDraft = { categoryId: null, name: '', prefixes: '', checks: [], steps: '', ticked: 'session' };

export const draftOf = (row: CategoryRow): CategoryDraft => ({
  categoryId: row.id, name: row.name, prefixes: row.stylePrefixes.join(' '), steps: row.steps.join('\n'), ticked: row.ticked,
  checks: row.checks.map((check) =>
    check.kind === 'yes_no'
      ? { ...newCheck('yes_no'), key: check.key, label: check.label }
      : { key: check.key, kind: 'number', label: check.label, unit: check.unit, tolerance: tenthsShown(check.toleranceTenths), targets: targetsText(check.targets) }),
});

const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');

type Definition = InputFor<'categories', 'save'>;
export type DraftRead = { readonly definition: Definition } | { readonly wrong: 'name' | 'label' | 'unit' | 'tolerance' | 'targets' | 'nothing'; readonly words: string };

const checkOf = (check: DraftCheck): Definition['checks'][number] | { readonly wrong: 'label' | 'unit' | 'tolerance' | 'targets'; readonly words: string } => {
  const label = check.label.trim();
  if (label === '') return { wrong: 'label', words: '' };
  if (check.kind === 'yes_no') return { kind: 'yes_no', key: check.key, label };
  if (check.unit.trim() === '') return { wrong: 'unit', words: label };
  const toleranceTenths = tenthsTyped(check.tolerance);
  if (toleranceTenths === null) return { wrong: 'tolerance', words: label };
  const { targets, unread } = readTargets(check.targets);
  if (unread.length > 0 || targets.length === 0) return { wrong: 'targets', words: unread[0] ?? label };
  return { kind: 'number', key: check.key, label, unit: check.unit.trim(), toleranceTenths, targets: [...targets] };
};

/** What would be saved, or the first thing that is not right yet. */
export const readDraft = (draft: CategoryDraft): DraftRead => {
  const name = draft.name.trim();
  if (name === '') return { wrong: 'name', words: '' };
  const checks: Definition['checks'] = [];
  for (const check of draft.checks.map(checkOf)) {
    if ('wrong' in check) return check;
    checks.push(check);
  }
  const steps = linesOf(draft.steps);
  if (checks.length === 0 && steps.length === 0) return { wrong: 'nothing', words: '' };
  return {
    definition: { categoryId: draft.categoryId, name, checks, steps, ticked: draft.ticked, stylePrefixes: [...new Set(draft.prefixes.split(/[\s,，、;；]+/).filter((prefix) => prefix !== ''))] },
  };
};
