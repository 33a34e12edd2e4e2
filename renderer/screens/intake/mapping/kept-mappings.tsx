import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../../shared/contract/index.ts';
import type { FileMapping } from '../../../../shared/domain/intake/file-mapping.ts';
import { backroom } from '../../../api/client.ts';
import { useAsked } from '../../../api/use-asked.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useKeys } from '../../../app/use-keys.ts';
import { Button } from '../../../components/button.tsx';
import { Panel } from '../../../components/panel.tsx';
import { PlainTable } from '../../../components/plain-table.tsx';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { figure, moment } from '../../../i18n/format.ts';
import { ColumnTable } from './column-table.tsx';
import { MappingFacts } from './mapping-facts.tsx';
import intake from '../intake.module.css';
import styles from './mapping.module.css';

type Kept = OutputFor<'mappings', 'list'>[number];

/** The kept mappings: looked at, changed, deleted. */
export const KeptMappings = () => {
  const { t } = useTranslation(['intake', 'terms', 'app']);
  const kept = useAsked(() => backroom.mappings.list(), [], ['intake.changed']);
  const [open, setOpen] = useState<Kept>();
  const [sure, setSure] = useState<number>();
  const remove = useCommand(backroom.mappings.remove);
  if (kept.value === undefined || (kept.value.length === 0 && kept.refusal === undefined)) return null;
  if (open !== undefined) return <KeptEditor key={open.id} kept={open} onDone={() => setOpen(undefined)} />;
  const columnsOf = ({ mapping }: Kept): string =>
    mapping.columns.flatMap(({ field }) => (field === null ? [] : [t(`mapping.field.${field}`)])).join(t('app:joiner'));
  return (
    <Panel title={t('mapping.kept')} flush>
      <RefusalNotice refusal={kept.refusal ?? remove.refusal} />
      <PlainTable
        label={t('mapping.kept')}
        rows={kept.value}
        rowKey={(one) => one.id}
        columns={[
          { key: 'name', title: t('mapping.keptName'), tight: true, render: (one) => one.name },
          { key: 'platform', title: t('mapping.platform'), tight: true, render: (one) => [t(`terms:platform.${one.mapping.platform}`), one.mapping.shopName].filter((text) => text !== '').join(' · ') },
          { key: 'columns', title: t('mapping.keptColumns'), render: (one) => <span className={styles['quiet']}>{columnsOf(one)}</span> },
          { key: 'used', title: t('mapping.keptUsed'), tight: true, render: (one) => (one.usedAt === null ? t('mapping.keptNever') : t('mapping.keptTimes', { n: figure(one.uses), at: moment(one.usedAt) })) },
          {
            key: 'do', title: '', tight: true,
            render: (one) => (
              <span className={styles['pair']}>
                <Button kind="quiet" onClick={() => setOpen(one)}>{t('mapping.change')}</Button>
                <Button kind={sure === one.id ? 'danger' : 'quiet'} busy={remove.busy} onBlur={() => setSure(undefined)} onClick={() => (sure === one.id ? void remove.run({ id: one.id }) : setSure(one.id))}>
                  {t(sure === one.id ? 'mapping.removeSure' : 'mapping.remove')}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
};

const KeptEditor = ({ kept, onDone }: { readonly kept: Kept; readonly onDone: () => void }) => {
  const { t } = useTranslation(['intake', 'app']);
  const [mapping, setMapping] = useState<FileMapping>(kept.mapping);
  const [name, setName] = useState(kept.name);
  const change = useCommand(backroom.mappings.change);
  const submit = async (): Promise<void> => {
    const { columns, statusWords, ...rest } = mapping;
    const answer = await change.run({ id: kept.id, name: name.trim(), mapping: { ...rest, columns: columns.map((column) => ({ ...column })), statusWords: { ...statusWords } } });
    if (answer?.ok === true) onDone();
  };
  useKeys({ 'Ctrl+Enter': () => void submit(), Escape: onDone }, { always: true });
  return (
    <Panel title={kept.name}>
      <div className={styles['editor']}>
        <ColumnTable columns={mapping.columns} titles={[]} examples={[]} onChange={(column, field) => setMapping((before) => ({ ...before, columns: before.columns.map((one, at) => (at === column ? { ...one, field } : one)) }))} />
        <MappingFacts mapping={mapping} name={name} statuses={[]} onName={setName} onChange={setMapping} />
      </div>
      <RefusalNotice refusal={change.refusal} />
      <div className={intake['actions']}>
        <Button keys="Esc" onClick={onDone}>{t('app:cancel')}</Button>
        <Button kind="primary" keys="Ctrl Enter" disabled={name.trim() === ''} busy={change.busy} onClick={() => void submit()}>{t('mapping.saveChange')}</Button>
      </div>
    </Panel>
  );
};
