import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { readTargets } from '../../../shared/domain/packing/targets-text.ts';
import { Button } from '../../components/button.tsx';
import type { DraftCheck } from './category-draft.ts';
import styles from './categories.module.css';

type Props = { readonly check: DraftCheck; readonly onChange: (more: Partial<DraftCheck> | null) => void };

/** One check: its question, and for a measure the unit, the tolerance and the size table. */
export const CheckFields = ({ check, onChange }: Props) => {
  const { t } = useTranslation('categories');
  const { targets, unread } = readTargets(check.targets);
  return (
    <fieldset className={styles['check']} data-kind={check.kind}>
      <legend className="visually-hidden">{t(`kind.${check.kind}`)}</legend>
      <div className={styles['checkHead']}>
        <label>
          {t(check.kind === 'number' ? 'check.measure' : 'check.question')}
          <Input value={check.label} maxLength={40} placeholder={t(check.kind === 'number' ? 'check.measurePlaceholder' : 'check.questionPlaceholder')} onChange={(event) => onChange({ label: event.target.value })} data-field="label" />
        </label>
        {check.kind === 'number' && (
          <>
            <label>
              {t('check.unit')}
              <Input value={check.unit} maxLength={8} onChange={(event) => onChange({ unit: event.target.value })} data-field="unit" />
            </label>
            <label>
              {t('check.tolerance')}
              <Input value={check.tolerance} maxLength={7} prefix="±" inputMode="decimal" onChange={(event) => onChange({ tolerance: event.target.value })} data-field="tolerance" />
            </label>
          </>
        )}
        <Button kind="quiet" onClick={() => onChange(null)}>
          {t('check.remove')}
        </Button>
      </div>
      {check.kind === 'number' && (
        <label>
          {t('check.targets')}
          <Input.TextArea value={check.targets} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={8000} spellCheck={false} placeholder={t('check.targetsPlaceholder')} onChange={(event) => onChange({ targets: event.target.value })} data-field="targets" />
          <span className={unread.length > 0 ? styles['bad'] : styles['hint']} role="status">
            {unread.length > 0 ? t('check.unread', { line: unread[0] ?? '' }) : t('check.sizes', { n: targets.length })}
          </span>
        </label>
      )}
    </fieldset>
  );
};
