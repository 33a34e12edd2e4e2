import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrand } from '../../app/use-errand.ts';
import { useMay } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { chooseCase, useCasePlace } from './case-place.ts';
import { Cases } from './cases.tsx';
import { Finance } from './finance.tsx';
import { OpenPanel } from './open-panel.tsx';
import { TermsPanel } from './terms-panel.tsx';
import styles from './after-sales.module.css';

const tabs = ['cases', 'finance'] as const;

/** AS: what buyers want after the sale, until it is done and the money is accounted for. */
export const AfterSalesScreen = () => {
  const { t } = useTranslation(['afterSales', 'app']);
  const mayEdit = useMay('after_sales.edit');
  const mayApprove = useMay('after_sales.approve');
  const [tab, setTab] = useState<(typeof tabs)[number]>('cases');
  const chosen = useCasePlace((place) => place.chosen);
  const [side, setSide] = useState<'open' | 'terms' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const begin = (): void => {
    setSaid(null);
    setTab('cases');
    setSide('open');
  };
  useErrand('after_sales_case', ({ caseId }) => {
    setTab('cases');
    setSide(null);
    chooseCase(caseId);
  });
  useKeys({ ...(mayEdit ? { N: begin } : {}) }, { enabled: side === null });
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <h1>{t('app:screen.after_sales')}</h1>
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
        {mayApprove && <Button onClick={() => { setTab('cases'); setSide('terms'); }}>{t('action.terms')}</Button>}
        {mayEdit && <Button kind="primary" keys="N" icon={<Icon name="plus" size={14} />} onClick={begin}>{t('action.new')}</Button>}
      </header>
      {tab === 'finance' ? <Finance onCase={(caseId) => { setTab('cases'); chooseCase(caseId); }} /> : (
        <Cases chosen={chosen} onChosen={chooseCase} keysOn={side === null}>
          {side === 'open' && (
            <OpenPanel
              onClose={() => setSide(null)}
              onDone={(caseId, number) => {
                setSide(null);
                chooseCase(caseId);
                setSaid(t('open.done', { number }));
              }}
            />
          )}
          {side === 'terms' && <TermsPanel onClose={() => setSide(null)} />}
        </Cases>
      )}
    </div>
  );
};
