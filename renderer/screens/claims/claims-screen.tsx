import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimId, ParcelId } from '../../../shared/domain/ids.ts';
import { useErrand } from '../../app/use-errand.ts';
import { useMay } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Cases } from './cases.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { Report } from './report.tsx';
import { TermsDialog } from './terms-dialog.tsx';
import styles from './claims.module.css';

const tabs = ['cases', 'report'] as const;

/** ST-3, ST-4: lost, damaged and returned parcels until the money is there. */
export const ClaimsScreen = () => {
  const { t } = useTranslation(['claims', 'app']);
  const mayEdit = useMay('claims.edit');
  const maySettle = useMay('claims.settle');
  const [tab, setTab] = useState<(typeof tabs)[number]>('cases');
  const [chosen, setChosen] = useState<ClaimId | null>(null);
  const [opening, setOpening] = useState<{ readonly parcelId: ParcelId | null } | null>(null);
  const [terms, setTerms] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const begin = (parcelId: ParcelId | null): void => {
    setSaid(null);
    setOpening({ parcelId });
  };
  useErrand('claim', ({ claimId }) => {
    setTab('cases');
    setChosen(claimId);
  });
  useErrand('claim_parcel', ({ parcelId }) => begin(parcelId));
  useKeys({ ...(mayEdit ? { N: () => begin(null) } : {}) }, { enabled: opening === null && !terms });
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <h1>{t('app:screen.claims')}</h1>
        <div className={styles['choices']} role="tablist" aria-label={t('tab.label')}>
          {tabs.map((name) => (
            <button key={name} type="button" role="tab" aria-selected={tab === name} data-tab={name} onClick={() => setTab(name)}>{t(`tab.${name}`)}</button>
          ))}
        </div>
        {said !== null && (
          <p className={styles['good']} role="status">
            <Icon name="check" size={15} />
            {said}
          </p>
        )}
        <span className={styles['grow']} />
        {maySettle && <Button onClick={() => setTerms(true)}>{t('action.terms')}</Button>}
        {mayEdit && <Button kind="primary" keys="N" icon={<Icon name="plus" size={14} />} onClick={() => begin(null)}>{t('action.new')}</Button>}
      </header>
      {tab === 'cases' ? <Cases chosen={chosen} onChosen={setChosen} /> : <Report />}
      {opening !== null && (
        <OpenDialog
          parcelId={opening.parcelId} onClose={() => setOpening(null)}
          onDone={(claimId, number) => {
            setOpening(null);
            setTab('cases');
            setChosen(claimId);
            setSaid(t('open.done', { number }));
          }}
        />
      )}
      {terms && <TermsDialog onClose={() => setTerms(false)} />}
    </div>
  );
};
