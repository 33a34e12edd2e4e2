import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { useMay } from '../session.ts';
import { useFileTaker } from '../file-taker.ts';
import { readFiles } from '../intake-errand.ts';
import styles from './drop-veil.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere on the window are read for a preview; a drop never navigates the window away. */
export const DropVeil = () => {
  const { t } = useTranslation('app');
  const taker = useFileTaker((state) => state.taker);
  const mayImport = useMay('intake.import');
  const allowed = taker !== null || mayImport;
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const onEnter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = allowed ? 'copy' : 'none';
    };
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!allowed || files.length === 0) return;
      if (taker === null) void readFiles(files);
      else taker.take(files);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [allowed, taker]);
  if (!over) return null;
  return (
    <div className={styles['veil']}>
      <div className={styles['card']}>
        <Icon name={allowed ? 'intake' : 'stop'} size={34} />
        <div className={styles['title']}>{taker?.title ?? (allowed ? t('drop.title') : t('drop.notAllowed'))}</div>
        <div className={styles['text']}>{taker?.text ?? (allowed ? t('drop.text') : t('drop.notAllowedText'))}</div>
      </div>
    </div>
  );
};
