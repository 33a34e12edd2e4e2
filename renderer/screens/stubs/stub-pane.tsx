import { useTranslation } from 'react-i18next';
import type { StubDetail } from '../../../shared/contract/stubs.ts';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/printing/display-list.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { go } from '../../app/navigation.ts';
import { useSheetPictures } from '../../app/use-sheet-pictures.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Facts } from '../../components/facts.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { ParcelChecks } from '../../app/parcel-checks.tsx';
import { ParcelMedia } from '../../app/parcel-media.tsx';
import { ParcelWay } from '../../app/parcel-way.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { SheetView } from '../../components/sheet-view.tsx';
import { SignatureDrawing } from '../../components/signature-drawing.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { fullMoment, kg, yuan } from '../../i18n/format.ts';
import { StubActions } from './stub-actions.tsx';
import styles from './stub-pane.module.css';

const noMarks: readonly Mark[] = [];

/** One stub: its exact picture, who signed, and everything that was known when it left (ST-1). */
export const StubPane = ({ parcelId }: { readonly parcelId: ParcelId | undefined }) => {
  const { t } = useTranslation('stubs');
  const { value: stub, refusal } = useAsked(parcelId === undefined ? null : () => backroom.stubs.detail({ parcelId }), [parcelId], ['stubs.changed', 'collections.changed']);
  const pictures = useSheetPictures(stub?.picture?.marks ?? noMarks);
  if (parcelId === undefined) return <EmptyState icon="file" title={t('none')} text={t('noneText')} />;
  if (stub === undefined) return <RefusalNotice refusal={refusal} />;
  return (
    <div className={styles['pane']} data-testid="stub-pane" data-parcel={stub.parcelId}>
      <header className={styles['head']}>
        <h2><LongNumber value={stub.waybillNumber} /></h2>
        <span className={styles['courier']}>{courierName(stub.courierCode)}</span>
        <StandingTag stub={stub} />
      </header>
      {!stub.intact && <WarningNotice>{t('changedText')}</WarningNotice>}
      <StubActions stub={stub} />
      <div className={styles['desk']}>
        {stub.picture === null ? (
          <EmptyState icon="file" title={t('noPicture')} text={stub.dayState === 'disposed' ? t('pictureGone') : t('noPictureText')} />
        ) : (
          <SheetView sheet={stub.picture} pictures={pictures} label={`${t('picture')} ${stub.waybillNumber}`} />
        )}
      </div>
      <StubFacts stub={stub} />
      <ParcelWay parcelId={stub.parcelId} hasLeft />
      <ParcelChecks parcelId={stub.parcelId} />
      <ParcelMedia parcelId={stub.parcelId} />
      <Signature stub={stub} />
    </div>
  );
};

const StandingTag = ({ stub }: { readonly stub: StubDetail }) => {
  const { t } = useTranslation('stubs');
  if (!stub.intact) return <Tag tone="red">{`✕ ${t('changed')}`}</Tag>;
  if (stub.dayState === 'disposed') return <Tag tone="grey">{t('disposedMark')}</Tag>;
  return <Tag tone="green">{`✓ ${stub.sealedAt === null ? t('unsealedMark') : t('intact')}`}</Tag>;
};

const StubFacts = ({ stub }: { readonly stub: StubDetail }) => {
  const { t } = useTranslation('stubs');
  const weight = (weightG: number | null): string => (weightG === null ? t('unknown') : kg(weightG));
  const moment = (at: number | null, name?: string | null): string =>
    at === null ? t('unknown') : name === undefined || name === null || name === '' ? fullMoment(at) : t('by', { name, at: fullMoment(at) });
  const seal = stub.takenOverAt !== null ? t('takenBy', { at: fullMoment(stub.takenOverAt), name: stub.takenOverBy ?? '' }) : stub.sealedAt !== null ? fullMoment(stub.sealedAt) : t('state.open');
  return (
    <Facts
      facts={[
        [t('fact.receiver'), [stub.receiverName, stub.receiverPhone].filter((part) => part !== '').join(' · ') || t('unknown')],
        [t('fact.place'), stub.place || t('unknown')],
        [t('fact.weight'), t('weights', { ours: weight(stub.weightG), theirs: weight(stub.courierWeightG) })],
        [t('fact.price'), stub.priceFen === null ? t('unknown') : yuan(stub.priceFen, 'CNY')],
        [t('fact.printed'), moment(stub.printedAt)],
        [t('fact.packer'), moment(stub.packedAt, stub.packerName)],
        [t('fact.scanned'), moment(stub.scannedAt)],
        [t('fact.handedOver'), moment(stub.handedOverAt, stub.closedBy)],
        [t('fact.collector'), stub.collectorName || t('unknown')],
        [t('fact.orders'), stub.orders.map(({ orderId, platformOrderNumber }) => (
          <button key={orderId} type="button" className={styles['order']} onClick={() => go('orders', { kind: 'order', orderId })}>
            {platformOrderNumber}
          </button>
        ))],
        [t('fact.seal'), seal],
      ]}
    />
  );
};

const Signature = ({ stub: { signature } }: { readonly stub: StubDetail }) => {
  const { t } = useTranslation('stubs');
  return (
    <section className={styles['signature']}>
      <h3>{t('signature')}</h3>
      {signature === null ? (
        <p>{t('noSignature')}</p>
      ) : (
        <>
          {signature.how === 'screen' ? <div className={styles['strokes']}><SignatureDrawing strokes={signature.strokes} label={t('signature')} /></div> : <p>{t('onPaper', { number: signature.scanned })}</p>}
          <p>{t('signedBy', { name: signature.signedBy, at: fullMoment(signature.at) })}</p>
        </>
      )}
    </section>
  );
};
