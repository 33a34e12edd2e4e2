import type { ShopProfile } from '../../../shared/contract/app.ts';
import type { Paper } from '../../../shared/contract/papers.ts';
import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import { assertNever, type Result } from '../../../shared/domain/result.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import type { Reader } from '../../store/database.ts';
import { financeSheetOf } from './finance-sheet.ts';
import { handoverSheetOf } from './handover-sheet.ts';
import { manifestOf } from './manifest.ts';
import { pickListOf } from './pick-list.ts';
import { skuLabelsOf } from './sku-labels.ts';

/** What every paper says about the printing of it. */
export type PaperContext = { readonly reader: Reader; readonly shop: ShopProfile; readonly at: number; readonly staffName: string };

/** A paper before it is drawn. */
export type DraftPaper = {
  /** Whose printer it takes; '' = no courier's. */
  readonly courierCode: string;
  /** What the queue calls it, the same in every language. */
  readonly subject: string;
  /** Divided so that no document has more sheets than one may have: hence the template. */
  readonly documents: (template: Template) => readonly DocumentData[];
};

/** Refuses what does not exist, and `printing.nothing_to_print` where there is nothing to put on the paper. */
export const draftPaper = (paper: Paper, context: PaperContext): Result<DraftPaper> => {
  switch (paper.kind) {
    case 'pick_list':
      return pickListOf(paper, context);
    case 'sku_label':
      return skuLabelsOf(paper, context);
    case 'manifest':
      return manifestOf(paper, context);
    case 'finance_sheet':
      return financeSheetOf(paper, context);
    case 'handover_sheet':
      return handoverSheetOf(paper, context);
    default:
      return assertNever(paper);
  }
};
