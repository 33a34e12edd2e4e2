import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../../shared/contract/index.ts';
import type { IntakeReading } from '../../../../shared/contract/intake.ts';
import { noHeader, type FileMapping, type MappedField } from '../../../../shared/domain/intake/file-mapping.ts';
import { backroom } from '../../../api/client.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useKeys } from '../../../app/use-keys.ts';
import { Button } from '../../../components/button.tsx';
import { Panel } from '../../../components/panel.tsx';
import { RefusalNotice, WarningNotice } from '../../../components/refusal-notice.tsx';
import { figure } from '../../../i18n/format.ts';
import { ColumnTable } from './column-table.tsx';
import { MappingFacts } from './mapping-facts.tsx';
import { MappingOutcome } from './mapping-outcome.tsx';
import intake from '../intake.module.css';
import styles from './mapping.module.css';

type Asked = Extract<IntakeReading, { phase: 'mapping' }>;

const settleMs = 150;
const mostExamples = 3;

const examplesOf = (asked: Asked, header: number): string[][] =>
  asked.guess.columns.map((_, column) => [...new Set(asked.rows.slice(header + 1).map(({ cells }) => (cells[column] ?? '').trim()).filter((text) => text !== ''))].slice(0, mostExamples));

const asInput = ({ columns, statusWords, ...rest }: FileMapping) => ({ ...rest, columns: columns.map((column) => ({ ...column })), statusWords: { ...statusWords } });

/** IN-1: what the columns of an unknown file mean: guessed, looked over, tried on the sample, kept. */
export const MappingPanel = ({ asked }: { readonly asked: Asked }) => {
  const { t } = useTranslation('intake');
  const [header, setHeader] = useState(asked.header);
  const [mapping, setMapping] = useState<FileMapping>(asked.guess);
  const [name, setName] = useState(asked.likeName === '' ? asked.fileName.replace(/\.[^.]*$/, '').slice(0, 100) : asked.likeName);
  const [tried, setTried] = useState<OutputFor<'mappings', 'tryOut'>>();
  const [statuses, setStatuses] = useState<readonly string[]>([]);
  const guess = useCommand(backroom.mappings.guess);
  const save = useCommand(backroom.mappings.save);
  const leave = useCommand(() => backroom.intake.leaveOut({ readingId: asked.readingId }));

  useEffect(() => {
    let alive = true;
    const timer = setTimeout(() => {
      void backroom.mappings.tryOut({ readingId: asked.readingId, header, mapping: asInput(mapping) }).then((answer) => {
        if (!alive || !answer.ok) return;
        setTried(answer.value);
        setStatuses((before) => [...new Set([...before, ...answer.value.unknownStatuses])]);
      });
    }, settleMs);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [asked.readingId, header, mapping]);

  const chooseHeader = async (row: number): Promise<void> => {
    const answer = await guess.run({ readingId: asked.readingId, header: row });
    if (answer?.ok !== true) return;
    setHeader(row);
    setMapping(answer.value);
  };
  const setField = (column: number, field: MappedField | null): void =>
    setMapping((before) => ({ ...before, columns: before.columns.map((one, at) => (at === column ? { ...one, field } : one)) }));
  const submit = (): void => void save.run({ readingId: asked.readingId, header, name: name.trim(), mapping: asInput(mapping) });
  useKeys({ 'Ctrl+Enter': submit, Escape: () => void leave.run() }, { always: true });

  const title = asked.sheetName === null || asked.sheetName === '' ? asked.fileName : `${asked.fileName} · ${asked.sheetName}`;
  return (
    <>
      <Panel title={t('mapping.title')} extra={title}>
        <p className={styles['hint']}>
          {asked.likeName === '' ? t(header === noHeader ? 'mapping.introHeaderless' : 'mapping.intro') : t('mapping.like', { name: asked.likeName })} {asked.tablesLeft > 0 && t('mapping.another', { n: figure(asked.tablesLeft) })}
        </p>
        {asked.why.code === 'intake.file_of_another_kind' && <WarningNotice>{t('mapping.otherKind')}</WarningNotice>}
        <div className={styles['editor']}>
          <ColumnTable columns={mapping.columns} titles={header === noHeader ? [] : asked.rows[header]?.cells ?? []} examples={examplesOf({ ...asked, guess: mapping } as Asked, header)} onChange={setField} />
          <MappingFacts
            mapping={mapping}
            name={name}
            statuses={statuses}
            onName={setName}
            onChange={setMapping}
            header={
              <>
                <label className={styles['tick']}>
                  <input type="checkbox" checked={header === noHeader} onChange={(event) => void chooseHeader(event.target.checked ? noHeader : 0)} />
                  {t('mapping.headerless')}
                </label>
                {header !== noHeader && (
                  <label className={styles['fact']}>
                    {t('mapping.header')}
                    <select value={header} onChange={(event) => void chooseHeader(Number(event.target.value))}>
                      {asked.rows.map(({ lineNumber, cells }, row) => (
                        <option key={lineNumber} value={row}>
                          {t('mapping.headerRow', { n: lineNumber, cells: cells.filter((cell) => cell !== '').slice(0, 4).join(' | ').slice(0, 40) })}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
              </>
            }
          />
        </div>
        <RefusalNotice refusal={guess.refusal} />
      </Panel>
      <MappingOutcome tried={tried} mapping={mapping} />
      <RefusalNotice refusal={save.refusal ?? leave.refusal} />
      <div className={intake['confirm']}>
        <span className={intake['confirmWords']} />
        <Button keys="Esc" busy={leave.busy} onClick={() => void leave.run()}>
          {t('mapping.leaveOut')}
        </Button>
        <Button kind="primary" keys="Ctrl Enter" disabled={name.trim() === ''} busy={save.busy} onClick={submit}>
          {t('mapping.save')}
        </Button>
      </div>
    </>
  );
};
