import { useTranslation } from 'react-i18next';
import { go } from '../../app/navigation.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import styles from './auto-print-chip.module.css';

/** PR-10: says that orders print by themselves, and why they do not when they should. Leads to the switches. */
export const AutoPrintChip = () => {
  const { t } = useTranslation('printing');
  const auto = useAsked(() => backroom.printing.autoPrint(), [], ['printing.changed']);
  if (auto.value === undefined) return null;
  const on = auto.value.shops.filter((shop) => shop.on).length;
  if (on === 0) return null;
  const { waiting } = auto.value;
  const words = waiting === null ? null : refusalWords({ code: waiting.code, ...(waiting.params === undefined ? {} : { params: waiting.params }) });
  return (
    <button type="button" className={`${styles['chip']} ${waiting === null ? '' : styles['waits']}`} title={words === null ? t('auto.hint') : `${words.what} ${words.todo}`} onClick={() => go('printers')}>
      <span className={styles['dot']} aria-hidden="true" />
      {waiting === null ? t('auto.on', { n: on }) : t('auto.waits')}
    </button>
  );
};
