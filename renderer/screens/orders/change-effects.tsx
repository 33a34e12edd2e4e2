import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeEffects } from '../../../shared/contract/order-changes.ts';
import { yuan } from '../../i18n/format.ts';
import styles from './change-panel.module.css';

const Row = ({ name, children, warn = false }: { readonly name: string; readonly children: ReactNode; readonly warn?: boolean }) => (
  <>
    <dt>{name}</dt>
    <dd className={warn ? styles['warn'] : undefined}>{children}</dd>
  </>
);

/** CS-8: what will happen, before it does: stock, waybill, queue, packing table, money. */
export const EffectsList = ({ effects, currency }: { readonly effects: ChangeEffects | undefined; readonly currency: string }) => {
  const { t } = useTranslation(['orderChanges', 'app']);
  if (effects === undefined) return <p className={styles['none']}>{t('effects.none')}</p>;
  const { goods, stock, waybill, print, packing, mates, money, follows, packerIsStopped } = effects;
  const amount = (fen: number): string => yuan(fen, currency);
  const difference = Math.abs(money.afterFen - money.beforeFen);
  return (
    <dl className={styles['effects']} aria-label={t('effects.title')}>
      {goods !== null && <Row name={t('effects.goods')}>{goods}</Row>}
      {stock.length > 0 && (
        <Row name={t('effects.stock')} warn={stock.some(({ sellableAfter }) => sellableAfter !== null && sellableAfter < 0)}>
          {stock.map((one) => (
            <span key={one.skuCode} className={styles['piece']}>
              {t('effects.stockLine', { sku: one.skuCode, before: one.before, after: one.after })} ·{' '}
              {one.sellableAfter === null ? t('effects.untracked') : one.sellableAfter < 0 ? t('effects.short', { count: -one.sellableAfter }) : t('effects.sellable', { count: one.sellableAfter })}
            </span>
          ))}
        </Row>
      )}
      <Row name={t('effects.waybill')} warn={waybill !== null}>
        {waybill === null ? t('effects.noWaybill') : t(waybill.isPrinted ? 'effects.waybillVoided' : 'effects.numberVoided', { number: waybill.number })}
      </Row>
      {print !== 'none' && <Row name={t('effects.print')} warn={print === 'at_printer'}>{t(print === 'withdrawn' ? 'effects.withdrawn' : 'effects.atPrinter')}</Row>}
      <Row name={t('effects.packing')} warn={packerIsStopped}>
        {[
          packing !== null && packing.isPacked ? t('effects.packed') : '', packing !== null && !packing.isPacked ? t('effects.counted', { count: packing.counted }) : '',
          packing?.scannedOut === true ? t('effects.scannedOut') : '', packerIsStopped ? t('effects.stopped') : t('effects.notStopped'),
        ].filter((words) => words !== '').map((words) => <span key={words} className={styles['piece']}>{words}</span>)}
      </Row>
      {mates.length > 0 && <Row name={t('effects.mates')} warn>{t('effects.matesVoided', { numbers: mates.join(t('app:joiner')) })}</Row>}
      <Row name={t('effects.money')} warn={money.kind === 'buyer_owes' || money.kind === 'shop_owes'}>
        {money.kind === 'same' && t('effects.moneySame')}
        {money.kind === 'new_total' && t('effects.newTotal', { before: amount(money.beforeFen), after: amount(money.afterFen) })}
        {money.kind === 'buyer_owes' && t('effects.buyerOwes', { money: amount(difference) })}
        {money.kind === 'shop_owes' && t('effects.shopOwes', { money: amount(difference) })}
      </Row>
      {follows.kind !== 'none' && (
        <Row name={t('effects.follows')}>
          {follows.kind === 'settled' && t('effects.followsSettled')}
          {follows.kind === 'collect' && t(follows.byBank ? 'effects.followsCollectBank' : 'effects.followsCollect', { money: amount(follows.amountFen) })}
          {follows.kind === 'refund' && t('effects.followsRefund', { money: amount(follows.amountFen) })}
        </Row>
      )}
    </dl>
  );
};
