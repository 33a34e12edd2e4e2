import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId, ReturningParcelId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useSettled } from '../../app/use-settled.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { day } from '../../i18n/format.ts';
import forms from '../../components/form-parts.module.css';
import styles from './returns.module.css';

const settleMs = 80;

type Props = {
  /** A parcel that is on the list already; null = one that stands on the desk. */
  readonly returningParcelId: ReturningParcelId | null;
  readonly waybillNumber: string;
  readonly onDone: (code: 'owner' | 'ownerless_kept', returningParcelId: ReturningParcelId) => void;
};

/** AS-4: whose parcel it is, by phone, name or number; or it waits without an owner. */
export const OwnerPane = ({ returningParcelId, waybillNumber, onDone }: Props) => {
  const { t } = useTranslation(['returns', 'terms']);
  const [number, setNumber] = useState(waybillNumber);
  const [text, setText] = useState('');
  const [sender, setSender] = useState({ name: '', phone: '', note: '' });
  const wanted = useSettled(text.trim(), settleMs);
  const found = useAsked(wanted === '' ? null : () => backroom.returns.find({ text: wanted }), [wanted]);
  const candidates = found.value ?? [];
  const [picked, setPicked] = useState(0);
  useEffect(() => setPicked(0), [wanted]);
  const arrive = useCommand(backroom.returns.arrive);
  const give = useCommand(backroom.returns.giveOwner);
  const here = async (orderId: OrderId | null): Promise<void> => {
    if (returningParcelId !== null) {
      if (orderId === null) return;
      const given = await give.run({ returningParcelId, orderId });
      if (given?.ok === true) onDone('owner', returningParcelId);
      return;
    }
    const arrived = await arrive.run({ waybillNumber: number, courierCode: null, orderId, senderName: sender.name, senderPhone: sender.phone, note: sender.note });
    if (arrived?.ok === true) onDone(orderId === null ? 'ownerless_kept' : 'owner', arrived.value.returningParcelId);
  };
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || candidates.length === 0) return;
    // What is typed and not asked for yet is about other orders than those in sight.
    const one = text.trim() === wanted ? candidates[picked] : undefined;
    if (event.key === 'Enter' && one !== undefined) void here(one.orderId);
    else if (event.key === 'ArrowDown') setPicked(Math.min(candidates.length - 1, picked + 1));
    else if (event.key === 'ArrowUp') setPicked(Math.max(0, picked - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useKeys({ F4: () => void here(null) }, { always: true, enabled: returningParcelId === null });
  return (
    <div className={styles['pane']} data-testid="owner-pane">
      <h2>{t('owner.title')}</h2>
      {returningParcelId === null && (
        <label className={forms['field']}>
          {t('owner.courier')}
          <input className={forms['input']} value={number} maxLength={60} onChange={(event) => setNumber(event.target.value)} />
        </label>
      )}
      <label className={forms['field']}>
        {t('owner.find')}
        <input className={forms['input']} autoFocus value={text} maxLength={200} placeholder={t('owner.text')} onChange={(event) => setText(event.target.value)} onKeyDown={onSearchKey} data-testid="owner-search" />
      </label>
      <RefusalNotice refusal={arrive.refusal ?? give.refusal} />
      {found.value?.length === 0 && <p className={styles['quiet']} role="status">{t('owner.none')}</p>}
      {candidates.length > 0 && (
        <ul className={styles['candidates']} aria-label={t('owner.find')}>
          {candidates.map((one, index) => (
            <li key={one.orderId} data-candidate={one.platformOrderNumber} aria-current={index === picked}>
              <span>
                {one.receiver} <span className={styles['quiet']}>{one.phone}</span> {one.openCase !== null && <Tag tone="purple">{t('owner.open')}</Tag>}
              </span>
              <Button {...(index === picked ? { keys: 'Enter' } : {})} onClick={() => void here(one.orderId)}>{t('owner.pick')}</Button>
              <span className={styles['quiet']}>
                {`${t(`terms:platform.${one.platform}`)} ${one.platformOrderNumber} · ${one.goods}${one.handedOverAt === null ? '' : ` · ${t('owner.left', { when: day(one.handedOverAt) })}`}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {returningParcelId === null && (
        <>
          <div className={styles['two']}>
            <label className={forms['field']}>
              {t('owner.sender')}
              <input className={forms['input']} value={sender.name} maxLength={100} onChange={(event) => setSender({ ...sender, name: event.target.value })} />
            </label>
            <label className={forms['field']}>
              {t('owner.phone')}
              <input className={forms['input']} value={sender.phone} maxLength={40} inputMode="tel" onChange={(event) => setSender({ ...sender, phone: event.target.value })} />
            </label>
          </div>
          <label className={forms['field']}>
            {t('owner.note')}
            <input className={forms['input']} value={sender.note} maxLength={500} onChange={(event) => setSender({ ...sender, note: event.target.value })} />
          </label>
          <div className={styles['actions']}>
            <Button keys="F4" busy={arrive.busy} onClick={() => void here(null)} data-testid="keep-ownerless">{t('owner.keep')}</Button>
          </div>
        </>
      )}
    </div>
  );
};
