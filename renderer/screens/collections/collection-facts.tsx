import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionContents } from '../../../shared/contract/collections.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure, kg, moment, yuan } from '../../i18n/format.ts';
import styles from './hand-over-pane.module.css';

/** Who collects, since when, how much, and what is on paper. */
export const CollectionFacts = ({ contents }: { readonly contents: CollectionContents }) => {
  const { t } = useTranslation('collections');
  const { sums, scanned, manifest } = contents;
  const n = scanned.length;
  // A sum over some of the parcels says so.
  const of = (known: number): string => (known === n ? '' : t('pane.of', { n: figure(known) }));
  const parcels = [
    t('pane.parcelsText', { n: figure(n) }),
    sums.weightOf > 0 ? `${kg(sums.weightG)}${of(sums.weightOf)}` : '',
    sums.courierPriceOf > 0 ? `${yuan(sums.courierPriceFen, 'CNY')}${of(sums.courierPriceOf)}` : '',
  ].filter((part) => part !== '');
  return (
    <dl className={styles['facts']}>
      <dt>{t('pane.collector')}</dt>
      <dd className="selectable">{contents.closedAt === null ? <Collector contents={contents} /> : [contents.collectorName || t('pane.noCollector'), contents.collectorPhone].join(' ')}</dd>
      <dt>{t('pane.opened')}</dt>
      <dd>{t('pane.by', { at: moment(contents.openedAt), name: contents.openedBy })}</dd>
      {contents.closedAt !== null && (
        <>
          <dt>{t('pane.closed')}</dt>
          <dd>{moment(contents.closedAt)}</dd>
        </>
      )}
      <dt>{t('pane.parcels')}</dt>
      <dd data-testid="collection-sums">{parcels.join(' · ')}</dd>
      <dt>{t('pane.paper')}</dt>
      <dd data-testid="manifest-state">
        {manifest === null ? t('pane.notPrinted') : t('pane.printed', { n: figure(manifest.sheets), at: moment(manifest.printedAt) })}
        {manifest !== null && manifest.scannedSince > 0 && <span className={styles['stale']}> {t('pane.scannedSince', { n: figure(manifest.scannedSince) })}</span>}
        {manifest !== null && manifest.backSince > 0 && <span className={styles['stale']}> {t('back.since', { n: figure(manifest.backSince) })}</span>}
      </dd>
    </dl>
  );
};

const Collector = ({ contents }: { readonly contents: CollectionContents }) => {
  const { t } = useTranslation('collections');
  const [editing, setEditing] = useState(false);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const change = useCommand(backroom.collections.setCollector);
  if (!editing) {
    return (
      <>
        {contents.collectorName === '' ? t('pane.noCollector') : <bdi>{contents.collectorName}</bdi>} {contents.collectorPhone}{' '}
        <button
          type="button" className={styles['change']} data-testid="change-collector"
          onClick={() => {
            setName(contents.collectorName);
            setPhone(contents.collectorPhone);
            setEditing(true);
          }}
        >
          {t('pane.change')}
        </button>
      </>
    );
  }
  return (
    <form
      className={styles['collector']}
      onSubmit={(event) => {
        event.preventDefault();
        void change.run({ collectionId: contents.id, collectorName: name.trim(), collectorPhone: phone.trim() }).then((answer) => {
          if (answer?.ok === true) setEditing(false);
        });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setEditing(false);
      }}
    >
      <input value={name} autoFocus maxLength={60} placeholder={t('pane.collectorPlaceholder')} aria-label={t('pane.collector')} onChange={(event) => setName(event.target.value)} data-testid="collector-name" />
      <input value={phone} maxLength={30} inputMode="tel" placeholder={t('pane.phone')} aria-label={t('pane.phone')} onChange={(event) => setPhone(event.target.value)} />
      <Button type="submit" busy={change.busy}>{t('missing.save')}</Button>
      <RefusalNotice refusal={change.refusal} />
    </form>
  );
};
