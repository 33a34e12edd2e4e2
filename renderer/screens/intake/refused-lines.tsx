import { useTranslation } from 'react-i18next';
import type { IntakeReading } from '../../../shared/contract/intake.ts';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { figure } from '../../i18n/format.ts';
import { useRefusalWords } from '../../i18n/refusal-words.ts';

type Line = Extract<IntakeReading, { phase: 'preview' }>['refusedLines'][number];
/** More than anybody reads; the rest is counted. */
const mostLines = 200;

const useWhere = (): ((line: Line) => string) => {
  const { t } = useTranslation('intake');
  return (line) => (line.lineNumber === 0 ? t('refused.file', { file: line.fileName }) : t('refused.line', { file: line.fileName, line: line.lineNumber }));
};

/** IN-3: every line that was not taken, where it stands and why. */
export const RefusedLines = ({ lines, total }: { readonly lines: readonly Line[]; readonly total: number }) => {
  const { t } = useTranslation('intake');
  const inWords = useRefusalWords();
  const where = useWhere();
  if (total === 0) return null;
  const shown = lines.slice(0, mostLines);
  return (
    <Panel title={t('refused.title', { n: figure(total) })} extra={total > shown.length ? t('refused.more', { n: figure(shown.length) }) : undefined} flush>
      <PlainTable
        label={t('refused.title', { n: figure(total) })}
        rows={shown}
        rowKey={(_line, index) => index}
        columns={[
          { key: 'where', title: t('refused.where'), render: where },
          { key: 'order', title: t('refused.order'), render: (line) => line.platformOrderNumber ?? '—' },
          { key: 'why', title: t('refused.why'), render: (line) => inWords(line).what },
          { key: 'todo', title: t('refused.todo'), render: (line) => inWords(line).todo },
        ]}
      />
    </Panel>
  );
};

/** Taken in, but a person should know. */
export const NoticedLines = ({ lines }: { readonly lines: readonly Line[] }) => {
  const { t } = useTranslation('intake');
  const inWords = useRefusalWords();
  const where = useWhere();
  if (lines.length === 0) return null;
  const shown = lines.slice(0, mostLines);
  return (
    <Panel title={t('notices.title', { n: figure(lines.length) })} extra={lines.length > shown.length ? t('refused.more', { n: figure(shown.length) }) : undefined} flush>
      <PlainTable
        label={t('notices.title', { n: figure(lines.length) })}
        rows={shown}
        rowKey={(_line, index) => index}
        columns={[
          { key: 'where', title: t('notices.where'), render: where },
          { key: 'order', title: t('refused.order'), render: (line) => line.platformOrderNumber ?? '—' },
          { key: 'what', title: t('notices.what'), render: (line) => `${inWords(line).what} ${inWords(line).todo}` },
        ]}
      />
    </Panel>
  );
};
