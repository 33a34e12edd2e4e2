import { lazy, memo, Suspense, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../../shared/contract/orders.ts';
import type { OrderId } from '../../../../shared/domain/ids.ts';
import { backroom } from '../../../api/client.ts';
import { useAsked } from '../../../api/use-asked.ts';
import { useMay } from '../../../app/session.ts';
import { ParcelChecks } from '../../../app/parcel-checks.tsx';
import { ParcelWay } from '../../../app/parcel-way.tsx';
import { OrderCases } from '../../../app/order-cases.tsx';
import { OrderTasks } from '../../../app/work/order-tasks.tsx';
import { ReplyPicker } from '../../../app/work/reply-picker.tsx';
import { OrderTransfer } from '../../../app/work/order-transfer.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { LongNumber } from '../../../components/long-number.tsx';
import { FlagMark } from '../../../components/flag-mark.tsx';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { StateTag } from '../../../components/state-tag.tsx';
import { Tag } from '../../../components/tag.tsx';
import { canCorrectReceiver } from '../outlook.ts';
import { DetailNotices } from './detail-notices.tsx';
import { Goods } from './goods.tsx';
import { MoneyAndParcel } from './money-and-parcel.tsx';
import { NoteBox, type NoteBoxHandle } from './note-box.tsx';
import { RelatedOrders } from './related-orders.tsx';
import { TypedSource } from '../../../app/typed-source.tsx';
import { NoteOut } from './note-out.tsx';
import { ReceiverFacts } from './receiver-facts.tsx';
import { Timeline } from './timeline.tsx';
import { moment } from '../../../i18n/format.ts';
import styles from './detail.module.css';

const ReceiverForm = lazy(async () => ({ default: (await import('./receiver-form.tsx')).ReceiverForm }));

export type DetailHandle = { readonly focusNote: () => void; readonly correctReceiver: () => void };

type Props = { readonly orderId: OrderId | undefined; readonly onLeave: () => void; readonly onShown: (row: OrderRow | undefined) => void; readonly ref?: Ref<DetailHandle> };

/** Everything about the order under the cursor, with what presses first. */
export const OrderDetailPane = memo(({ orderId, onLeave, onShown, ref }: Props) => {
  const { t } = useTranslation(['orders', 'terms']);
  const mayEdit = useMay('orders.edit');
  const asked = useAsked(orderId === undefined ? null : () => backroom.orders.get({ orderId }), [orderId], ['orders.changed']);
  // Moving down the list, the order before stays until the next one is there: nothing flickers.
  const last = useRef(asked.value);
  if (asked.value !== undefined) last.current = asked.value;
  const detail = orderId === undefined ? undefined : (asked.value ?? (asked.loading ? last.current : undefined));
  const [correcting, setCorrecting] = useState<OrderId | undefined>(undefined);
  const note = useRef<NoteBoxHandle>(null);
  const scroll = useRef<HTMLDivElement>(null);

  const correctReceiver = (): void => {
    if (mayEdit && detail !== undefined && canCorrectReceiver(detail.row)) setCorrecting(detail.row.id);
  };
  useImperativeHandle(ref, () => ({ focusNote: () => note.current?.focus(), correctReceiver }));
  const shownRow = detail?.row;
  useEffect(() => onShown(shownRow), [shownRow, onShown]);
  useEffect(() => {
    setCorrecting(undefined);
    scroll.current?.scrollTo({ top: 0 });
  }, [orderId]);

  if (detail === undefined) {
    return (
      <aside className={styles['pane']} aria-label={t('detail.label')}>
        {asked.refusal === undefined ? (
          !asked.loading && <EmptyState icon="orders" title={t('detail.none')} text={t('detail.noneText')} />
        ) : (
          <div className={styles['scroll']}>
            <RefusalNotice refusal={asked.refusal} />
          </div>
        )}
      </aside>
    );
  }

  const { row } = detail;
  const leaveForm = (): void => {
    setCorrecting(undefined);
    onLeave();
  };
  return (
    <aside className={styles['pane']} aria-label={t('detail.label')} data-order={row.id}>
      <div ref={scroll} className={styles['scroll']}>
        <header className={styles['head']}>
          <FlagMark flag={row.flag} />
          <h2>
            <LongNumber value={row.platformOrderNumber} />
          </h2>
          <StateTag state={row.state} />
          {row.holdReason !== null && <Tag tone="amber">{t('terms:held')}</Tag>}
          {row.refund !== 'none' && <Tag tone="purple">{t(`terms:refund.${row.refund}`)}</Tag>}
        </header>
        {correcting === row.id ? (
          <Suspense fallback={null}>
            <ReceiverForm detail={detail} onDone={leaveForm} />
          </Suspense>
        ) : (
          <>
            <DetailNotices detail={detail} mayEdit={mayEdit} onCorrect={correctReceiver} />
            <ReceiverFacts detail={detail} mayCorrect={mayEdit && canCorrectReceiver(row) && detail.receiverMasked.length === 0 && detail.doubts.length === 0} onCorrect={correctReceiver} />
            {row.platform === 'manual' && <TypedSource orderId={row.id} />}
          </>
        )}
        <RelatedOrders detail={detail} mayEdit={mayEdit} />
        <OrderTasks detail={detail} onLeave={onLeave} />
        <OrderTransfer detail={detail} onLeave={onLeave} />
        <OrderCases orderId={row.id} onLeave={onLeave} />
        <Goods detail={detail} />
        <MoneyAndParcel detail={detail} />
        {detail.parcels.map(({ id, state }) => <ParcelWay key={id} parcelId={id} hasLeft={state === 'handed_over'} />)}
        {detail.parcels.map(({ id }) => <ParcelChecks key={id} parcelId={id} />)}
        {detail.notes.length > 0 && (
          <section>
            <h3 className={styles['section']}>{t('detail.notes')}</h3>
            {detail.notes.map((one, index) => (
              <p key={index} className={`${styles['note']} selectable`}>
                {one.text}
                <span className={styles['noteBy']}>
                  {one.author} {moment(one.at)}
                </span>
              </p>
            ))}
            <NoteOut orderId={row.id} oneMore="" />
          </section>
        )}
        <section>
          <h3 className={styles['section']}>{t('detail.history')}</h3>
          <Timeline entries={detail.timeline} />
        </section>
      </div>
      <ReplyPicker orderId={row.id} onLeave={onLeave} />
      {mayEdit && <NoteBox ref={note} orderId={row.id} onLeave={onLeave} />}
    </aside>
  );
});
