import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../shared/domain/printing/display-list.ts';
import type { Paper } from '../../shared/contract/papers.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';
import { useCommand } from '../api/use-command.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { PaperPreview } from '../components/paper-preview.tsx';
import { useMay } from './session.ts';
import { useSettled } from './use-settled.ts';
import { useSheetPictures } from './use-sheet-pictures.ts';

const noMarks: readonly Mark[] = [];

type PreviewProps = { readonly paper: Paper; readonly options?: ReactNode; readonly onClose: () => void };

/** Shows a paper and prints it; asks again as its options change. */
export const PaperDialog = ({ paper, options, onClose }: PreviewProps) => {
  const { t } = useTranslation(['papers', 'printing']);
  const [sent, setSent] = useState<number | null>(null);
  // Typing copies does not draw a hundred labels for each key.
  const wanted = JSON.stringify(paper);
  const settled = useSettled(wanted, 150);
  const preview = useAsked(() => backroom.papers.preview({ paper }), [settled], ['printing.changed']);
  const print = useCommand(() => backroom.papers.print({ paper }));
  const save = useCommand(() => backroom.papers.save({ paper }));
  const [saved, setSaved] = useState<string | null>(null);
  const shown = preview.value;
  const pictures = useSheetPictures(shown?.sheets[0]?.marks ?? noMarks);
  return (
    <PaperPreview
      title={t(`title.${paper.kind}`)}
      sheets={shown?.sheets ?? []}
      total={shown?.total ?? 0}
      backdrop={shown?.backdrop ?? noMarks}
      pictures={pictures}
      printer={shown?.printer === 'pdf-folder' ? t('printing:pdfFolder') : (shown?.printer ?? '')}
      loading={preview.loading}
      refusal={print.refusal ?? save.refusal ?? preview.refusal ?? problemOf(shown?.problem ?? null)}
      busy={print.busy || save.busy || settled !== wanted}
      saved={saved}
      sent={sent}
      options={options}
      onClose={onClose}
      onSave={() =>
        void save.run().then((answer) => {
          if (answer?.ok === true && answer.value !== null) setSaved(answer.value.path);
        })
      }
      onPrint={() =>
        void print.run().then((answer) => {
          if (answer?.ok === true) setSent(answer.value.sheets);
        })
      }
    />
  );
};

type Problem = { readonly code: string; readonly field?: string | undefined; readonly params?: Refusal['params'] | undefined };

const problemOf = (problem: Problem | null): Refusal | undefined =>
  problem === null
    ? undefined
    : { code: problem.code, ...(problem.field === undefined ? {} : { field: problem.field }), ...(problem.params === undefined ? {} : { params: problem.params }) };

type Props = {
  readonly paper: Paper;
  /** Instead of the paper's usual words. */
  readonly label?: string;
  readonly disabled?: boolean;
};

/** The one way to a paper that belongs to no parcel: the button, its preview, the print. Not there for who may not print. */
export const PrintPaperButton = ({ paper, label, disabled = false }: Props) => {
  const { t } = useTranslation('papers');
  const [open, setOpen] = useState(false);
  if (!useMay('printing.print')) return null;
  return (
    <>
      <Button icon={<Icon name="printing" size={15} />} disabled={disabled} onClick={() => setOpen(true)} data-testid={`print-${paper.kind}`}>
        {label ?? t(`button.${paper.kind}`)}
      </Button>
      {open && <PaperDialog paper={paper} onClose={() => setOpen(false)} />}
    </>
  );
};
