import { useTranslation } from 'react-i18next';
import type { CollectionContents } from '../../../shared/contract/collections.ts';
import { moment } from '../../i18n/format.ts';
import styles from './hand-over-pane.module.css';

/** When and why it was opened again, and what came back then: it stays visible. */
export const Reopenings = ({ contents }: { readonly contents: CollectionContents }) => {
  const { t } = useTranslation('collections');
  return (
    <>
      {contents.reopenings.map((reopening) => (
        <p key={reopening.at} className={styles['hint']}>
          {t('reopen.was', { at: moment(reopening.at), name: reopening.by })} <bdi>{reopening.reason}</bdi>
        </p>
      ))}
      {contents.returns.map((back, index) => (
        <p key={index} className={styles['hint']} data-testid="taken-back">
          {t('back.was', { at: moment(back.at), name: back.by, number: back.waybillNumber })} <bdi>{back.reason}</bdi>
        </p>
      ))}
    </>
  );
};
