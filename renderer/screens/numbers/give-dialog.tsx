import { Checkbox, Input, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { useSettled } from '../../app/use-settled.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { courierOptions, dialogPlace, Labelled } from './labelled.tsx';
import styles from './dialogs.module.css';

type Props = {
  readonly courier: string; readonly couriers: readonly string[]; readonly scanned: string | null;
  readonly onDone: (said: string) => void; readonly onClose: () => void;
};

const askedOnce = ['printing.number_looks_odd', 'printing.number_seems_other'];

/** PR-5: a scanned number for one order; one that looks odd is asked about once, never blocked. */
export const GiveDialog = ({ courier, couriers, scanned, onDone, onClose }: Props) => {
  const { t } = useTranslation('numbers');
  const [courierCode, setCourierCode] = useState(courier);
  const [typed, setTyped] = useState('');
  const [number, setNumber] = useState('');
  const [onPaper, setOnPaper] = useState(true);
  const [picked, setPicked] = useState<OrderId | null>(null);
  const search = useSettled(typed.trim(), 180);
  const found = useAsked(search === '' ? null : () => backroom.orders.list({ view: 'all', search, offset: 0, limit: 6 }), [search], ['orders.changed']);
  const rows = found.value?.rows ?? [];
  const order = rows.find(({ id }) => id === picked) ?? (rows.length === 1 ? rows[0] : undefined);
  const give = useCommand(backroom.numbers.give);
  const odd = give.refusal !== undefined && askedOnce.includes(give.refusal.code);
  const { forget } = give;
  useEffect(() => {
    if (scanned === null) return;
    setNumber(scanned);
    forget();
  }, [scanned, forget]);
  const ready = order !== undefined && number.trim() !== '';
  const confirm = async (): Promise<void> => {
    if (order === undefined || number.trim() === '') return;
    const answer = await give.run({ orderId: order.id, courierCode, number: number.slice(0, 40), onPaper, evenIfOdd: odd });
    if (answer?.ok === true) onDone(t('give.done', { number: number.trim(), order: `${order.receiverName} ${order.platformOrderNumber}` }));
  };
  return (
    <Modal
      open getContainer={dialogPlace} width={560} title={t('give.title')} okText={odd ? t('give.evenIfOdd') : t('give.confirm')} cancelText={t('cancel')} okButtonProps={{ disabled: !ready }} confirmLoading={give.busy}
      onOk={() => void confirm()} onCancel={onClose}
    >
      <div className={styles['form']}>
        <Labelled name={t('give.order')}>
          <Input autoFocus maxLength={80} value={typed} aria-label={t('give.order')} data-testid="give-order" onChange={(event) => {
            setTyped(event.target.value);
            setPicked(null);
          }} />
        </Labelled>
        {search !== '' && !found.loading && (
          <div className={styles['orders']} role="listbox" aria-label={t('give.pick')}>
            {rows.map((row) => (
              <button key={row.id} type="button" role="option" aria-selected={row.id === order?.id} onClick={() => setPicked(row.id)}>
                <bdi>{row.receiverName}</bdi>
                <span className={styles['orderNumber']}>{row.platformOrderNumber}</span>
                <StateTag state={row.state} held={row.holdReason !== null} />
              </button>
            ))}
            {rows.length === 0 && <p className={styles['quiet']}>{t('give.noOrder')}</p>}
          </div>
        )}
        <div className={styles['pair']}>
          <Labelled name={t('pool.courier')}>
            <Select value={courierCode} options={courierOptions(couriers)} aria-label={t('pool.courier')} onChange={(code: string) => {
              setCourierCode(code);
              forget();
            }} />
          </Labelled>
          <Labelled name={t('give.number')}>
            <Input maxLength={40} spellCheck={false} value={number} aria-label={t('give.number')} data-testid="give-number" onPressEnter={() => void confirm()} onChange={(event) => {
              setNumber(event.target.value);
              forget();
            }} />
          </Labelled>
        </div>
        <Checkbox checked={onPaper} onChange={(event) => setOnPaper(event.target.checked)}>{t('give.onPaper')}</Checkbox>
        <RefusalNotice refusal={give.refusal ?? found.refusal} />
      </div>
    </Modal>
  );
};
