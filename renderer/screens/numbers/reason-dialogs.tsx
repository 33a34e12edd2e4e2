import { Input, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';
import { courierOptions, dialogPlace, Labelled } from './labelled.tsx';
import styles from './dialogs.module.css';

type GiveBack = { readonly courierCode: string; readonly free: number; readonly onDone: (said: string) => void; readonly onClose: () => void };

/** PR-5: the courier takes the unused numbers of its pool back. */
export const GiveBackDialog = ({ courierCode, free, onDone, onClose }: GiveBack) => {
  const { t } = useTranslation('numbers');
  const [reason, setReason] = useState('');
  const giveBack = useCommand(backroom.numbers.giveBackPool);
  const ready = reason.trim() !== '';
  const confirm = async (): Promise<void> => {
    if (!ready) return;
    const answer = await giveBack.run({ courierCode, reason });
    if (answer?.ok === true) onDone(t('back.done', { n: figure(answer.value.givenBack) }));
  };
  return (
    <Modal
      open getContainer={dialogPlace} width={480} title={t('back.title', { n: figure(free), courier: courierName(courierCode) })} okText={t('back.confirm')} cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: !ready }} confirmLoading={giveBack.busy} onOk={() => void confirm()} onCancel={onClose}
    >
      <div className={styles['form']}>
        <p className={styles['quiet']}>{t('back.text')}</p>
        <Labelled name={t('back.reason')}>
          <Input autoFocus maxLength={200} value={reason} aria-label={t('back.reason')} onChange={(event) => setReason(event.target.value)} onPressEnter={() => void confirm()} />
        </Labelled>
        <RefusalNotice refusal={giveBack.refusal} />
      </div>
    </Modal>
  );
};

type Spoil = {
  readonly courier: string; readonly couriers: readonly string[]; readonly number: string;
  /** What was scanned while the dialog stands open. */
  readonly scanned: string | null; readonly onDone: (said: string) => void; readonly onClose: () => void;
};

/** PR-5: a form that was torn before it was used. */
export const SpoilDialog = ({ courier, couriers, number, scanned, onDone, onClose }: Spoil) => {
  const { t } = useTranslation('numbers');
  const [courierCode, setCourierCode] = useState(courier);
  const [typed, setTyped] = useState(number);
  const [reason, setReason] = useState('');
  const spoil = useCommand(backroom.numbers.spoil);
  useEffect(() => {
    if (scanned !== null) setTyped(scanned);
  }, [scanned]);
  const ready = typed.trim() !== '' && reason.trim() !== '';
  const confirm = async (): Promise<void> => {
    if (!ready) return;
    const answer = await spoil.run({ courierCode, number: typed.slice(0, 40), reason });
    if (answer?.ok === true) onDone(t('spoil.done', { number: typed.trim() }));
  };
  return (
    <Modal
      open getContainer={dialogPlace} width={480} title={t('spoil.title')} okText={t('spoil.confirm')} cancelText={t('cancel')} okButtonProps={{ danger: true, disabled: !ready }} confirmLoading={spoil.busy}
      onOk={() => void confirm()} onCancel={onClose}
    >
      <div className={styles['form']}>
        <p className={styles['quiet']}>{t('spoil.text')}</p>
        <div className={styles['pair']}>
          <Labelled name={t('pool.courier')}>
            <Select value={courierCode} options={courierOptions(couriers)} onChange={setCourierCode} aria-label={t('pool.courier')} />
          </Labelled>
          <Labelled name={t('spoil.number')}>
            <Input autoFocus={number === ''} maxLength={40} spellCheck={false} value={typed} aria-label={t('spoil.number')} data-testid="spoil-number" onChange={(event) => setTyped(event.target.value)} />
          </Labelled>
        </div>
        <Labelled name={t('spoil.reason')}>
          <Input autoFocus={number !== ''} maxLength={200} value={reason} aria-label={t('spoil.reason')} data-testid="spoil-reason" onChange={(event) => setReason(event.target.value)} onPressEnter={() => void confirm()} />
        </Labelled>
        <RefusalNotice refusal={spoil.refusal} />
      </div>
    </Modal>
  );
};
