import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { fullMoment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './settings.module.css';

type Restored = NonNullable<OutputFor<'backups', 'restored'>>;
type Source = { readonly key: string; readonly courierCode: string; readonly nextNumber: string; readonly pool: boolean };

/** PR-5 after a restore: nothing is printed before a person has said how far the paper is. */
export const RestoredPart = () => {
  const known = useAsked(() => backroom.backups.restored(), [], ['app.changed', 'printing.changed']);
  if (known.value === undefined || known.value === null) return null;
  return <RestoredForm restored={known.value} />;
};

const RestoredForm = ({ restored }: { readonly restored: Restored }) => {
  const { t } = useTranslation(['backups', 'settings']);
  const [said, setSaid] = useState<Readonly<Record<string, string | null>>>({});
  const confirm = useCommand(backroom.backups.confirmRestored);
  const sources: readonly Source[] = [
    ...restored.rolls.map(({ rollId, courierCode, nextNumber }) => ({ key: `roll-${String(rollId)}`, courierCode, nextNumber, pool: false })),
    ...restored.pools.map(({ courierCode, nextNumber }) => ({ key: `pool-${courierCode}`, courierCode, nextNumber, pool: true })),
  ];
  const say = (key: string, value: string | null): void => setSaid((before) => ({ ...before, [key]: value }));
  const complete = sources.every(({ key }) => said[key] === null || (said[key] ?? '').trim() !== '');
  const save = (): void => {
    const numberOf = (key: string): string | null => said[key]?.trim() ?? null;
    void confirm.run({
      rolls: restored.rolls.map(({ rollId }) => ({ rollId, nextNumber: numberOf(`roll-${String(rollId)}`) })),
      pools: restored.pools.map(({ courierCode }) => ({ courierCode, nextNumber: numberOf(`pool-${courierCode}`) })),
    });
  };
  return (
    <Panel title={t('restored.title')}>
      <div data-restored="open">
        <p className={styles['hint']}>{t('restored.hint', { time: fullMoment(restored.copyTakenAt) })}</p>
        <p className={styles['hint']}>{t('restored.first')}</p>
        {sources.length === 0 ? <p className={styles['hint']}>{t('restored.nothing')}</p> : (
          <>
            <p className={styles['hint']}>{t('restored.rolls')}</p>
            <PlainTable
              label={t('restored.title')}
              rows={sources}
              rowKey={({ key }) => key}
              columns={[
                { key: 'courier', title: t('settings:rolls.courier'), tight: true, render: ({ courierCode, pool }) => `${termOr('courier', courierCode)}${pool ? ` · ${t('restored.pool')}` : ''}` },
                { key: 'next', title: t('restored.next'), tight: true, render: ({ nextNumber }) => nextNumber },
                {
                  key: 'paper', title: t('restored.onPaper'),
                  render: ({ key, nextNumber }) => (
                    <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
                      <Input size="small" aria-label={t('restored.onPaper')} data-next={key} disabled={said[key] === null} value={said[key] ?? ''} maxLength={40} onChange={(event) => say(key, event.target.value)} />
                      <Button kind="quiet" onClick={() => say(key, nextNumber)}>{t('restored.same')}</Button>
                      <Checkbox style={{ whiteSpace: 'nowrap' }} checked={said[key] === null} onChange={(event) => say(key, event.target.checked ? null : '')}>{t('restored.usedUp')}</Checkbox>
                    </span>
                  ),
                },
              ]}
            />
          </>
        )}
        <RefusalNotice refusal={confirm.refusal} />
        <div className={styles['foot']} style={{ marginTop: 8 }}>
          <Button kind="primary" busy={confirm.busy} disabled={!complete} data-restore="confirm" onClick={save}>{t('restored.confirm')}</Button>
        </div>
      </div>
    </Panel>
  );
};
