import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PoolRead } from '../../../shared/contract/numbers.ts';
import { useSettled } from '../../app/use-settled.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';
import { courierOptions, dialogPlace, Labelled } from './labelled.tsx';
import styles from './dialogs.module.css';

type Props = { readonly courier: string; readonly couriers: readonly string[]; readonly onDone: (said: string) => void; readonly onClose: () => void };

/** PR-5: numbers pasted from the courier's site; what was read is counted and named before anything is added. */
export const PoolDialog = ({ courier, couriers, onDone, onClose }: Props) => {
  const { t } = useTranslation('numbers');
  const [courierCode, setCourierCode] = useState(courier);
  const [text, setText] = useState('');
  const settled = useSettled(text, 250);
  const preview = useAsked(settled.trim() === '' ? null : () => backroom.numbers.previewPool({ courierCode, text: settled }), [courierCode, settled], ['printing.changed']);
  const add = useCommand(backroom.numbers.addToPool);
  const fresh = settled === text ? (preview.value?.added ?? 0) : 0;
  const confirm = async (): Promise<void> => {
    const answer = await add.run({ courierCode, text });
    if (answer?.ok === true) onDone(t('pool.done', { n: figure(answer.value.added), courier: courierName(courierCode) }));
  };
  return (
    <Modal
      open getContainer={dialogPlace} title={t('pool.title')} width={640} cancelText={t('cancel')} okText={fresh === 0 ? t('pool.addNone') : t('pool.add', { n: figure(fresh) })} okButtonProps={{ disabled: fresh === 0 }}
      confirmLoading={add.busy} onOk={() => void confirm()} onCancel={onClose}
    >
      <div className={styles['form']}>
        <Labelled name={t('pool.courier')}>
          <Select value={courierCode} options={courierOptions(couriers)} onChange={setCourierCode} style={{ width: 200 }} aria-label={t('pool.courier')} />
        </Labelled>
        <Labelled name={t('pool.paste')}>
          <Input.TextArea
            autoFocus value={text} rows={9} maxLength={2_000_000} spellCheck={false} placeholder={t('pool.placeholder')} aria-label={t('pool.paste')} data-testid="pool-text"
            onChange={(event) => setText(event.target.value)}
          />
        </Labelled>
        <div className={styles['counts']} role="status" data-testid="pool-counts">
          {text.trim() !== '' && settled !== text ? <span className={styles['quiet']}>{t('pool.reading')}</span> : preview.value !== undefined && <Counts read={preview.value} courier={courierName(courierCode)} />}
        </div>
        <RefusalNotice refusal={add.refusal ?? preview.refusal} />
      </div>
    </Modal>
  );
};

const Counts = ({ read, courier }: { readonly read: PoolRead; readonly courier: string }) => {
  const { t } = useTranslation('numbers');
  const lines = [
    { key: 'fresh', n: read.added, some: [], tone: styles['fresh'] },
    { key: 'odd', n: read.odd, some: read.someOdd, tone: styles['amber'] },
    { key: 'known', n: read.known, some: read.someKnown, tone: undefined },
    { key: 'repeated', n: read.repeated, some: [], tone: undefined },
    { key: 'unreadable', n: read.unreadable, some: read.someUnreadable, tone: styles['red'] },
  ] as const;
  return (
    <>
      <dl>
        {lines.filter(({ key, n }) => key === 'fresh' || n > 0).map(({ key, n, some, tone }) => (
          <div key={key} className={tone} data-count={key}>
            <dt>{t(`pool.${key}`)}</dt>
            <dd>{figure(n)}</dd>
            {some.length > 0 && <bdi className="selectable" title={some.join('\n')}>{some.slice(0, 4).join('、')}{n > 4 ? ' …' : ''}</bdi>}
          </div>
        ))}
      </dl>
      {read.odd > 0 && <WarningNotice>{t('pool.oddHint', { courier })}</WarningNotice>}
    </>
  );
};
