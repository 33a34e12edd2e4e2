import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../../shared/contract/orders.ts';
import { Button } from '../../../components/button.tsx';
import { Icon, type IconName } from '../../../components/icon.tsx';
import { moment } from '../../../i18n/format.ts';
import { acceptAddress, release } from '../order-actions.ts';
import { canAcceptAddress } from '../outlook.ts';
import styles from './detail.module.css';

type NoticeProps = { readonly icon: IconName; readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode };

const Notice = ({ icon, title, children, actions }: NoticeProps) => (
  <section className={styles['notice']}>
    <strong>
      <Icon name={icon} size={15} />
      {title}
    </strong>
    <span className={`${styles['noticeText']} selectable`}>{children}</span>
    {actions !== undefined && <span className={styles['noticeActions']}>{actions}</span>}
  </section>
);

type Props = { readonly detail: OrderDetail; readonly mayEdit: boolean; readonly onCorrect: () => void };

/** What stands between this order and its parcel: a hold, a mask (IN-5), a doubted address (IN-6), each with its way out. */
export const DetailNotices = ({ detail, mayEdit, onCorrect }: Props) => {
  const { t } = useTranslation(['orders', 'terms', 'app']);
  const { hold, row, receiverMasked, doubts } = detail;
  const join = (words: readonly string[]): string => words.join(t('app:joiner'));
  const done = row.state === 'handed_over' || row.state === 'completed' || row.state === 'closed';
  return (
    <>
      {hold !== null && (
        <Notice
          icon="pause"
          title={t('row.heldFor', { reason: t(`terms:holdReason.${hold.reason}`) })}
          actions={mayEdit ? <Button keys="U" onClick={() => void release(t, [row])}>{t('action.release')}</Button> : undefined}
        >
          {hold.note !== '' && <>{hold.note} · </>}
          {t('detail.holdBy', { name: hold.by === '' ? t('timeline.system') : hold.by, time: moment(hold.at) })}
          {hold.until !== null && <> · {t('detail.holdUntil', { time: moment(hold.until) })}</>}
        </Notice>
      )}
      {row.refund === 'requested' && !done && hold?.reason !== 'refund_requested' && (
        <Notice icon="warning" title={t('detail.refundTitle')}>
          {t('detail.refundText')}
        </Notice>
      )}
      {receiverMasked.length > 0 && !done && (
        <Notice
          icon="lock"
          title={t('detail.maskedTitle', { parts: join(receiverMasked.map((part) => t(`terms:maskedPart.${part}`))) })}
          actions={mayEdit ? <Button keys="R" onClick={onCorrect}>{t('action.receiver')}</Button> : undefined}
        >
          {t('detail.maskedText')}
        </Notice>
      )}
      {doubts.length > 0 && !done && (
        <Notice
          icon="warning"
          title={t('detail.doubtTitle', { doubts: join(doubts.map((doubt) => t(`terms:doubt.${doubt}`))) })}
          actions={
            mayEdit ? (
              <>
                <Button keys="R" onClick={onCorrect}>
                  {t('action.receiver')}
                </Button>
                {canAcceptAddress(row) && (
                  <Button keys="A" onClick={() => void acceptAddress(t, [row])}>
                    {t('action.address')}
                  </Button>
                )}
              </>
            ) : undefined
          }
        >
          {t('detail.doubtText')}
        </Notice>
      )}
    </>
  );
};
