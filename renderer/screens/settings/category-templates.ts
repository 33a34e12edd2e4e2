import type { TFunction } from 'i18next';
import { targetsText } from '../../../shared/domain/packing/targets-text.ts';
import { emptyDraft, newCheck, type CategoryDraft } from './category-draft.ts';

export const categoryTemplates = ['jeans', 'shoes', 'glass'] as const;
export type CategoryTemplate = (typeof categoryTemplates)[number];

/** Waist laid flat by jeans size, in tenths of a cm: a beginning, to be replaced by the shop's own size table. */
const waists = [['26', 345], ['27', 355], ['28', 365], ['29', 375], ['30', 385], ['31', 395], ['32', 405], ['33', 415], ['34', 425], ['36', 445]] as const;

/** A draft to begin with. It does nothing until the manager saves it. */
export const templateDraft = (t: TFunction<'categories'>, template: CategoryTemplate): CategoryDraft => {
  const yesNo = (label: string) => ({ ...newCheck('yes_no'), label });
  const base = { ...emptyDraft, name: t(`template.${template}.name`), steps: t(`template.${template}.steps`) };
  switch (template) {
    case 'jeans':
      return { ...base, checks: [{ ...newCheck('number'), label: t('template.jeans.waist'), targets: targetsText(waists.map(([size, tenths]) => ({ size, tenths }))) }] };
    case 'shoes':
      return { ...base, checks: [yesNo(t('template.shoes.pair')), yesNo(t('template.shoes.sizes'))] };
    case 'glass':
      return { ...base, checks: [yesNo(t('template.glass.wrapped'))], ticked: 'parcel' };
  }
};
