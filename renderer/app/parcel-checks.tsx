import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../shared/contract/index.ts';
import type { ParcelId } from '../../shared/domain/ids.ts';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';
import { moment } from '../i18n/format.ts';
import styles from './parcel-checks.module.css';

type Check = OutputFor<'packing', 'checks'>[number];

/** PK-3, PK-4: what was checked while a parcel was packed, by whom, wrong answers too. Nothing at all when nothing was asked. */
export const ParcelChecks = ({ parcelId }: { readonly parcelId: ParcelId }) => {
  const { t } = useTranslation('packing');
  const checks = useAsked(() => backroom.packing.checks({ parcelId }), [parcelId], ['packing.changed']).value ?? [];
  if (checks.length === 0) return null;
  return (
    <section className={styles['checks']} aria-label={t('checked.title')} data-checks={checks.length}>
      <h3>{t('checked.title')}</h3>
      <ul className="selectable">
        {checks.map((check, index) => (
          <li key={index} className={check.withdrawn ? styles['withdrawn'] : undefined} data-within={check.within}>
            <Mark check={check} />
            <span>
              <b>{check.kind === 'steps' ? t('checked.steps', { steps: check.value.split('\n').join(t('checked.joiner')) }) : check.value}</b>
              <small>
                {[
                  check.kind === 'steps' ? '' : check.goods, check.kind === 'steps' ? '' : t('checked.piece', { n: check.piece }), `${check.by} ${moment(check.at)}`,
                  check.withdrawn ? t('checked.withdrawn') : check.within ? '' : t('checked.failed'),
                ].filter((part) => part !== '').join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Mark = ({ check }: { readonly check: Check }) => (
  <i className={check.withdrawn ? styles['none'] : check.within ? styles['right'] : styles['wrong']} aria-hidden="true">
    {check.withdrawn ? '–' : check.within ? '✓' : '✕'}
  </i>
);
