import { useTranslation } from 'react-i18next';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useDeferredStart } from '../use-deferred-start.ts';
import { go } from '../navigation.ts';
import { useSession } from '../session.ts';
import styles from './top-bar.module.css';

/** The spooler that writes PDFs and needs no printer. */
const pdfFolder = 'pdf_folder';

/** PR-9: whether the printers that documents are assigned to are there, said before and not after. */
export const PrintersChip = () => {
  const { t } = useTranslation('app');
  const { role } = useSession();
  const started = useDeferredStart();
  const asks = started && may(role, 'printing.print');
  const printers = useAsked(asks ? () => backroom.printers.list() : null, [asks], ['printing.changed']);
  const assignments = useAsked(asks ? () => backroom.printers.assignments() : null, [asks], ['printing.changed']);
  if (printers.value === undefined || assignments.value === undefined) return null;
  const assigned = new Set(assignments.value.map((one) => `${one.spooler} ${one.printerName}`));
  const known = new Map(printers.value.map((one) => [`${one.spooler} ${one.name}`, one]));
  const wrong = [...assigned].flatMap((key) => {
    const printer = known.get(key);
    if (printer?.state === 'ready' || printer?.state === 'unknown') return [];
    return [{ name: printer?.name ?? key.slice(key.indexOf(' ') + 1), words: printer?.words ?? '' }];
  });
  const [first] = wrong;
  const onlyFolder = assignments.value.every((one) => one.spooler === pdfFolder);
  const good = first === undefined && assigned.size > 0;
  const words =
    assigned.size === 0
      ? t('printers.none')
      : first === undefined
        ? onlyFolder
          ? t('printers.folder')
          : t('printers.ready', { count: assigned.size })
        : wrong.length > 1
          ? t('printers.manyTrouble', { count: wrong.length })
          : t('printers.trouble', { name: first.name, words: first.words === '' ? t('printers.missing') : first.words });
  return (
    <button
      type="button"
      className={`${styles['chip']} ${good ? styles['good'] : styles['warn']}`}
      title={t('printers.open')}
      onClick={() => go('settings', { kind: 'settings_section', section: 'printers' })}
    >
      <span className={styles['dot']} aria-hidden="true" />
      {words}
    </button>
  );
};
